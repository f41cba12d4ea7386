package se.kedjan.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.kedjan.testing.Chain;
import se.kedjan.testing.IntegrationTest;
import se.kedjan.testing.Journey;

/** From when to when somebody is at the activity, and so in its weeks. */
@IntegrationTest
class AttendanceSpansTest {

  @Autowired Chain chain;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

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

  @Test
  void aReturnIsNotDatedBeforeThePauseAndTheEarlierScheduleStands() {
    var journey = Journey.on(chain).enrolledStraight("sof1");
    var first = journey.today();
    var left = first.plusDays(30);
    journey.passDays(30).happens("relapse").talks("leaves").passDays(20);
    journey.comesBackTo("enrolment").getsPlace();

    for (var day : List.of(first, left.minusDays(1))) {
      var form = journey.enrolment();
      form.put("enrolledOn", day.toString());
      assertThatThrownBy(() -> journey.step("Task_EnrolParticipant", form))
          .hasMessageContaining("«Inskrivningsdatum» kan inte ligga före");
    }
    assertThat(spans(journey)).containsExactly(first + " " + left);

    var form = journey.enrolment();
    form.put("weekdays", List.of("tue"));
    journey.step("Task_EnrolParticipant", form);
    assertThat(spans(journey)).containsExactly(first + " " + left, journey.today() + " -");
    assertThat(
            jdbc.sql(
                    "select valid_from || ' ' || cardinality(weekdays) from kedjan.schedule where"
                        + " case_id = ? order by id")
                .param(journey.caseId().number())
                .query(String.class)
                .list())
        .containsExactly(first + " 3", journey.today() + " 1");
  }

  @Test
  void whoWasEnrolledBeforeTheUpgradeIsThereFromThatWeekOn() {
    var enrolled = Journey.on(chain).enrolledStraight("sof1");
    var away = Journey.on(chain).enrolledStraight("sof1").isReportedAway("sof2", "care");
    away.pauses("kept");
    var back = Journey.on(chain).enrolledStraight("sof1").happens("relapse").talks("leaves");
    back.comesBackTo("trial").getsPlace().waitsFor("Task_CarryOutTrial");
    var all = List.of(enrolled, away, back);

    transactions.executeWithoutResult(
        before -> {
          jdbc.sql("delete from kedjan.attendance_span").update();
          jdbc.sql(migration()).update();
          jdbc.sql(migration()).update();

          assertThat(all).map(this::spans).map(List::size).containsExactly(1, 0, 0);
          assertThat(spans(enrolled)).singleElement().asString().endsWith("-");
          before.setRollbackOnly();
        });
  }

  private static String migration() {
    try {
      return new ClassPathResource("db/migration/V202__attendance_spans_of_those_enrolled.sql")
          .getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
