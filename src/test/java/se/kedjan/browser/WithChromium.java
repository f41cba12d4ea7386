package se.kedjan.browser;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Gives browser tests their {@link Desks}, or says why there are none. */
class WithChromium
    implements ExecutionCondition,
        ParameterResolver,
        TestExecutionExceptionHandler,
        AfterEachCallback,
        AfterAllCallback {

  private static final Namespace NAMESPACE = Namespace.create(WithChromium.class);

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    try {
      chromium(context);
      return ConditionEvaluationResult.enabled("Chromium started");
    } catch (RuntimeException e) {
      if (Boolean.getBoolean("kedjan.browser.required")) {
        throw e;
      }
      return ConditionEvaluationResult.disabled(
          "No Chromium can start, so what staff see is not tested: " + e.getMessage());
    }
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    chromium(context).showWhatWasSeen(context.getRequiredTestMethod().getName());
    throw failure;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    chromium(context).closeFresh();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    chromium(context).closeDesks();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Desks.class;
  }

  @Override
  public Desks resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return Desks.of(chromium(context), SpringExtension.getApplicationContext(context));
  }

  /** One for all tests of the JVM; the one attempt counts for all. */
  private static Chromium chromium(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(Attempt.class, key -> Attempt.start(), Attempt.class)
        .chromium();
  }

  private record Attempt(Chromium started, RuntimeException failure)
      implements ExtensionContext.Store.CloseableResource {

    static Attempt start() {
      try {
        return new Attempt(Chromium.start(), null);
      } catch (RuntimeException e) {
        return new Attempt(null, e);
      }
    }

    Chromium chromium() {
      if (failure != null) {
        throw failure;
      }
      return started;
    }

    @Override
    public void close() {
      if (started != null) {
        started.close();
      }
    }
  }
}
