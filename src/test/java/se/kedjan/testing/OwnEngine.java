package se.kedjan.testing;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * The engine's clock, and the engine that the web applications find by its name, are one for the
 * whole JVM: a test has those of its own application, whichever ran before it.
 */
class OwnEngine implements BeforeAllCallback, BeforeEachCallback {

  @Override
  public void beforeAll(ExtensionContext context) {
    beforeEach(context);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    var application = SpringExtension.getApplicationContext(context);
    ProcessEngines.registerProcessEngine(application.getBean(ProcessEngine.class));
    application.getBean(MovableClock.class).leadsTheEngine();
  }
}
