package se.kedjan.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.kedjan.testing.Chain;
import se.kedjan.testing.IntegrationTest;
import se.kedjan.testing.Journey;

/** From when to when somebody is at the activity, and so in its weeks. */
@IntegrationTest
class AttendanceSpansTest {

  @Autowired Chain chain;
  @Autowired JdbcClient jdbc;

  @Test
  void whoComesBackFromWorkTrainingIsThereWhereThePlaceWasKept() {
    var journey = atWorkTraining().isReconciled("backToCorner", null).sofTakesBack("yes");

    journey.waitsFor("Task_SuperviseParticipant");
    assertThat(spans(journey)).hasSize(2).last().isEqualTo(journey.today() + " -");
  }

  @Test
  void andWaitsForAPlaceFirstWhereItIsGone() {
    var journey = atWorkTraining().passDays(40);
    journey.isReconciled("backToCorner", null).sofTakesBack("yes");

    assertThat(chain.openSteps(journey.caseId())).contains("Task_RequestPlace");
    assertThat(spans(journey)).hasSize(1).noneMatch(span -> span.endsWith("-"));
  }

  private Journey atWorkTraining() {
    return Journey.on(chain)
        .enrolledStraight("sof1")
        .happens("ready")
        .isAssessed("yes")
        .startsWorkTraining();
  }

  /** First and last day of each, the first span first. */
  private List<String> spans(Journey journey) {
    return jdbc.sql(
            """
            select from_day || ' ' || coalesce(to_day::text, '-') from kedjan.attendance_span
            where case_id = ? order by id
            """)
        .param(journey.caseId().number())
        .query(String.class)
        .list();
  }
}
