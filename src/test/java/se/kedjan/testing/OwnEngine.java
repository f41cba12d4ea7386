package se.kedjan.testing;

import org.camunda.bpm.admin.Admin;
import org.camunda.bpm.admin.impl.DefaultAdminRuntimeDelegate;
import org.camunda.bpm.cockpit.Cockpit;
import org.camunda.bpm.cockpit.impl.DefaultCockpitRuntimeDelegate;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.tasklist.Tasklist;
import org.camunda.bpm.tasklist.impl.DefaultTasklistRuntimeDelegate;
import org.camunda.bpm.welcome.Welcome;
import org.camunda.bpm.welcome.impl.DefaultWelcomeRuntimeDelegate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * The engine's clock, the engine that the web applications find by its name, and what they remember
 * of it are one for the whole JVM: a test has those of its own application, whichever ran before
 * it.
 */
class OwnEngine implements BeforeAllCallback, BeforeEachCallback {

  private static @Nullable ProcessEngine last;

  @Override
  public void beforeAll(ExtensionContext context) {
    beforeEach(context);
    var engine = SpringExtension.getApplicationContext(context).getBean(ProcessEngine.class);
    if (engine != last) {
      // Cockpit keeps a connection to the engine it met first, and an application that ends leaves
      // nothing to those that go on.
      Cockpit.setCockpitRuntimeDelegate(new DefaultCockpitRuntimeDelegate());
      Admin.setAdminRuntimeDelegate(new DefaultAdminRuntimeDelegate());
      Tasklist.setTasklistRuntimeDelegate(new DefaultTasklistRuntimeDelegate());
      Welcome.setRuntimeDelegate(new DefaultWelcomeRuntimeDelegate());
      last = engine;
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    var application = SpringExtension.getApplicationContext(context);
    ProcessEngines.registerProcessEngine(application.getBean(ProcessEngine.class));
    application.getBean(MovableClock.class).leadsTheEngine();
  }
}
