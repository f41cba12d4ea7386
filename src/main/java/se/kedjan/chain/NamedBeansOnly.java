package se.kedjan.chain;

import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpression;
import org.camunda.bpm.engine.impl.el.ReadOnlyMapELResolver;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.ExpressionFactoryImpl;
import org.camunda.bpm.impl.juel.TreeStore;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ValueExpression;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/**
 * Expressions read variables, compare them and name a delegate. They call no method and read no
 * property of anything, so no Java is reached from one. Outside a running case (that is, in queries
 * and filters that a caller writes) only the words a filter needs are evaluated (CVE-2026-109432:
 * expressions in or-queries run for any signed-in user).
 */
class NamedBeansOnly extends SpringExpressionManager {

  private static final Set<String> ALLOWED_IN_QUERIES =
      Set.of("${currentUser()}", "${currentUserGroups()}", "${now()}");

  private final Map<Object, Object> delegates;

  NamedBeansOnly(ApplicationContext context, Map<Object, Object> delegates) {
    super(context, delegates);
    this.delegates = delegates;
    // A builder without features knows no method calls: what has one is not even read.
    setExpressionFactory(new ExpressionFactoryImpl(new TreeStore(new Builder(), null)));
  }

  /** Without those for beans, maps, lists and arrays: nothing has properties. */
  @Override
  protected ELResolver createElResolver() {
    var resolver = new CompositeELResolver();
    resolver.add(new VariableScopeElResolver());
    resolver.add(new VariableContextElResolver());
    resolver.add(new ReadOnlyMapELResolver(delegates));
    return resolver;
  }

  @Override
  public Expression createExpression(String expression) {
    ensureInitialized();
    try {
      return new OutsideACaseLiteral(createValueExpression(expression), expression);
    } catch (ELException unreadable) {
      // Refused when it is reached, so that what else the model holds can still be read.
      return new Unreadable(expression);
    }
  }

  private class OutsideACaseLiteral extends JuelExpression {

    private final ValueExpression value;

    OutsideACaseLiteral(ValueExpression value, String text) {
      super(value, NamedBeansOnly.this, text);
      this.value = value;
    }

    @Override
    public Object getValue(@Nullable VariableScope scope) {
      refuseOutsideACase(scope);
      return super.getValue(scope);
    }

    @Override
    public Object getValue(
        @Nullable VariableScope scope, @Nullable BaseDelegateExecution execution) {
      refuseOutsideACase(scope);
      return super.getValue(scope, execution);
    }

    private void refuseOutsideACase(@Nullable VariableScope scope) {
      if (scope == null
          && !value.isLiteralText()
          && !ALLOWED_IN_QUERIES.contains(getExpressionText().trim())) {
        throw Refusal.badInput("Uttryck får inte användas i sökningar.");
      }
    }
  }

  private record Unreadable(String text) implements Expression {

    @Override
    public Object getValue(@Nullable VariableScope scope) {
      throw refused();
    }

    @Override
    public Object getValue(
        @Nullable VariableScope scope, @Nullable BaseDelegateExecution execution) {
      throw refused();
    }

    @Override
    public void setValue(Object value, VariableScope scope) {
      throw refused();
    }

    @Override
    public void setValue(Object value, VariableScope scope, BaseDelegateExecution execution) {
      throw refused();
    }

    @Override
    public boolean isLiteralText() {
      return false;
    }

    @Override
    public String getExpressionText() {
      return text;
    }

    private static Refusal refused() {
      return Refusal.badInput("Uttrycket går inte att använda. Metoder anropas inte från uttryck.");
    }
  }
}
