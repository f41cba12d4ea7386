package se.kedjan.chain;

import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpression;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.ValueExpression;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/**
 * Expressions see the delegates and nothing else of the application, and outside a running case
 * (that is, in queries and filters that a caller writes) only the words a filter needs are
 * evaluated (CVE-2026-109432: expressions in or-queries run for any signed-in user).
 */
class NamedBeansOnly extends SpringExpressionManager {

  private static final Set<String> ALLOWED_IN_QUERIES =
      Set.of("${currentUser()}", "${currentUserGroups()}", "${now()}");

  NamedBeansOnly(ApplicationContext context, Map<Object, Object> beans) {
    super(context, beans);
  }

  @Override
  public Expression createExpression(String expression) {
    ensureInitialized();
    return new OutsideACaseLiteral(createValueExpression(expression), expression);
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
}
