package se.kedjan.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.kedjan.access.CaseId;
import se.kedjan.testing.Chain;
import se.kedjan.testing.Journey;
import se.kedjan.testing.JourneyTest;

/** A watch over all cases: one that fails is left for the next try and stops no other. */
@JourneyTest
class OneCaseThatFailsTest {

  @Autowired Chain chain;
  @Autowired JdbcClient jdbc;

  @AfterEach
  void everybodyIsAtWorkAndNothingFails() {
    jdbc.sql("delete from kedjan.open_step where task_id like 'gone-%'").update();
    jdbc.sql(
            "update kedjan.staff_membership set valid_to = null where valid_to = date '2025-01-31'")
        .update();
    chain.findOverdueSteps();
    chain.watchStaff();
  }

  @Test
  void theOthersAreEscalatedAllTheSame() {
    var fails = Journey.on(chain).registeredBy("corner1");
    var late = Journey.on(chain).registeredBy("corner1");
    chain.clock().moveTo(late.today().plusDays(30).atTime(8, 0));
    withAStepThatIsGone(fails.caseId());

    assertThatThrownBy(chain::findOverdueSteps).hasMessageContaining("IllegalStateException");

    assertThat(chain.openSteps(late.caseId())).contains("Task_SecureStepSof");
    assertThat(chain.openSteps(fails.caseId())).doesNotContain("Task_SecureStepSof");
  }

  @Test
  void theOthersComeToTheirHeadAllTheSame() {
    var fails = received();
    var unheld = received();
    withAStepThatIsGone(fails.caseId());
    jdbc.sql(
            "update kedjan.staff_membership set valid_to = date '2025-01-31' where staff_id = 'metod1' and valid_to is null")
        .update();

    assertThatThrownBy(chain::watchStaff).hasMessageContaining("IllegalStateException");

    assertThat(chain.openSteps(unheld.caseId())).contains("Task_AppointStaffSof");
    assertThat(chain.openSteps(fails.caseId())).doesNotContain("Task_AppointStaffSof");
  }

  private Journey received() {
    return Journey.on(chain)
        .registeredBy("sof1")
        .step(
            "Task_ReceiveCase", Map.of("reception", "accepted", "responsibleCaseworker", "metod1"));
  }

  /** A row without its task, which the engine refuses to speak of. */
  private void withAStepThatIsGone(CaseId caseId) {
    jdbc.sql(
            """
            insert into kedjan.open_step (task_id, case_id, process, step, step_name, party, candidate, assignee, since, due_at, escalates_to, listed_at)
            select 'gone-' || task_id, case_id, process, step, step_name, party, candidate, assignee, since, due_at, escalates_to, listed_at
            from kedjan.open_step where case_id = ?
            """)
        .param(caseId.number())
        .update();
  }
}
