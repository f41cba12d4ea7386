package se.kedjan.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnEngineTest {

  @Autowired Chain chain;
  @Autowired ProcessEngine engine;
  @Autowired MovableClock clock;

  /** As another application of the JVM leaves it: with its own time, and its engine gone again. */
  @BeforeAll
  void anotherApplicationRuns() {
    MovableClock.running();
    ProcessEngines.unregister(engine);
  }

  @Test
  void aTestHasTheTimeAndTheEngineOfItsOwnApplication() {
    var registered = Journey.on(chain).registeredBy("sof1");

    var task =
        engine
            .getTaskService()
            .createTaskQuery()
            .processInstanceBusinessKey(registered.caseId().number())
            .singleResult();
    assertThat(task.getCreateTime().toInstant()).isEqualTo(clock.instant());
    assertThat(ProcessEngines.getDefaultProcessEngine(false)).isSameAs(engine);
  }
}
