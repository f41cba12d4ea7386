package se.kedjan.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.kedjan.casefile.EndState;
import se.kedjan.testing.Chain;
import se.kedjan.testing.Journey;
import se.kedjan.testing.JourneyTest;
import se.kedjan.testing.Outcome;

/** SOF's three questions, Corner's six and the self-assessment, side by side from the enrolment. */
@JourneyTest
class FollowUpSetTest {

  private static final String AT_CORNER = "Task_SuperviseParticipant";
  private static final String SOFS = "Task_FollowUp";
  private static final String CORNERS = "Task_AnswerCornersFollowUp";
  private static final String OWN = "Task_RepeatSelfAssessment";

  @Autowired Chain chain;
  @Autowired Outcome outcome;
  @Autowired ManagementService management;
  @Autowired JdbcClient jdbc;

  private Journey journey;

  @BeforeEach
  void enrolled() {
    journey = Journey.on(chain).enrolledStraight("sof1");
  }

  @Test
  void eachPartyIsAskedAtItsTimesForAYear() {
    for (var month : List.of(3, 6, 9, 12, 15)) {
      passToMonth(month);
      journey.followsUp("continues", Map.of("avoided", "En placering."));
      journey.cornerAnswers("yes", Map.of());
      if (List.of(3, 6, 12).contains(month)) {
        journey.repeatsSelfAssessment();
      }
      journey.waitsFor(AT_CORNER);
    }

    assertThat(
            jdbc.sql(
                    "select distinct sober_hours, prevent_lvm, housing, avoided from kedjan.follow_up where case_id = ?")
                .param(number())
                .query()
                .singleRow()
                .values())
        .containsExactly("yes", "partly", "tooEarly", "En placering.");
    assertThat(count("corner_follow_up where case_id = ? and less_loneliness = 'yes'"))
        .isEqualTo(5);
    journey.isDischarged("ownChoice").isSummarisedWithAfterCare(journey.today().plusDays(1));
    assertThat(
            jdbc.sql(
                    "select kind, motivation, sober_days from kedjan.self_assessment where case_id = ? order by id")
                .param(number())
                .query((row, n) -> row.getString(1) + row.getInt(2) + "/" + row.getInt(3))
                .list())
        .containsExactly("BASELINE4/12", "REPEAT4/12", "REPEAT4/12", "REPEAT4/12", "END4/12");
    outcome.closedAs(journey.caseId(), EndState.OWN_CHOICE);
  }

  @Test
  void whatComesLateMovesNoDate() {
    passToMonth(5);
    journey.followsUp("continues", Map.of()).cornerAnswers("no", Map.of()).repeatsSelfAssessment();

    passToMonth(6);
    journey.waitsFor(AT_CORNER, SOFS, CORNERS, OWN);
  }

  @Test
  void whoComesBackKeepsTheDates() {
    var enrolledOn = journey.today();
    journey.passDays(20).happens("relapse").talks("leaves").passDays(20);
    journey.comesBackTo("enrolment").getsPlace().isEnrolled().waitsFor(AT_CORNER);

    journey.chain().passTo(journey.caseId(), enrolledOn.plusMonths(3).minusDays(1));
    journey.waitsFor(AT_CORNER);
    journey.chain().passTo(journey.caseId(), enrolledOn.plusMonths(3));
    journey.waitsFor(AT_CORNER, SOFS, CORNERS, OWN);
  }

  @Test
  void earlierAnswersAreNotShownToWhomAnswersAgain() {
    passToMonth(3);

    assertThat(chain.prefill(journey.caseId(), OWN).entrySet())
        .filteredOn(shown -> shown.getValue() != null)
        .extracting(Map.Entry::getKey)
        .containsExactlyInAnyOrder("caseNumber", "caseSummary");
  }

  @Test
  void whatWasNoPurposeIsAnsweredAlready() {
    passToMonth(3);

    assertThat(chain.prefill(journey.caseId(), SOFS))
        .containsEntry("purposeHousing", "notApplicable")
        .containsEntry("purposesText", "- Öka nyktra timmar\n- Ta nästa steg")
        .containsEntry("phaseNow", "soberHours")
        .doesNotContainKeys("purposeSoberHours", "purposeNextStep");
  }

  @Test
  void aRefusalIsKeptWithItsReason() {
    passToMonth(3);
    journey.step(
        OWN, Map.of("assessmentDone", "declined", "declinedReason", "Orkar inte just nu."));
    journey.isDischarged("ownChoice");
    var summary = new HashMap<String, Object>();
    for (var purpose :
        List.of(
            "purposeSoberHours",
            "purposePreventLvm",
            "purposePreventPlacement",
            "purposeHousing",
            "purposeNextStep")) {
      summary.put(purpose, "no");
    }
    summary.put("summary", "Kort tid.");
    summary.put("closedOn", journey.today().toString());
    summary.put("afterCareConsent", "no");
    summary.put("assessmentDone", "unreachable");
    journey.step("Task_SummariseAndClose", summary);

    assertThat(
            jdbc.sql(
                    "select declined_reason from kedjan.self_assessment where case_id = ? and not done order by id")
                .param(number())
                .query(String.class)
                .list())
        .containsExactly("Orkar inte just nu.", "Deltagaren har inte nåtts.");
  }

  @Test
  void anAssessmentWithoutAnyAnswerIsRefused() {
    passToMonth(3);

    assertThatThrownBy(() -> journey.step(OWN, Map.of("assessmentDone", "done")))
        .hasMessageContaining("inga svar");
    assertThat(count("self_assessment where case_id = ?")).isEqualTo(1);
  }

  @Test
  void aDayBeforeTheEnrolmentOrToComeIsRefused() {
    passToMonth(3);
    var before = journey.today().minusMonths(4).toString();
    var tomorrow = journey.today().plusDays(1).toString();

    assertThatThrownBy(() -> journey.followsUp("continues", Map.of("followedUpOn", before)))
        .hasMessageContaining("Uppföljningen gjordes");
    assertThatThrownBy(() -> journey.cornerAnswers("yes", Map.of("answeredOn", before)))
        .hasMessageContaining("kan inte ligga före");
    assertThatThrownBy(() -> journey.cornerAnswers("yes", Map.of("answeredOn", tomorrow)))
        .hasMessageContaining("i framtiden");
    journey.waitsFor(AT_CORNER, SOFS, CORNERS, OWN);
  }

  @Test
  void aStepIsItsPartysOwn() {
    passToMonth(3);

    for (var step : List.of(SOFS, OWN)) {
      assertThatThrownBy(() -> chain.completeAs("corner1", journey.caseId(), step, Map.of()))
          .hasMessageContaining("Not in the list");
    }
    assertThatThrownBy(() -> chain.completeAs("sof2", journey.caseId(), CORNERS, Map.of()))
        .hasMessageContaining("Not in the list");
  }

  @Test
  void aTimerThatIsRunTwiceAsksOnce() {
    var timers =
        management.createJobQuery().timers().list().stream()
            .filter(job -> "follow-up".equals(job.getProcessDefinitionKey()))
            .map(job -> job.getId())
            .toList();
    passToMonth(3);

    for (var timer : timers) {
      if (management.createJobQuery().jobId(timer).count() == 0) {
        assertThatThrownBy(() -> management.executeJob(timer)).isNotNull();
      }
    }
    journey.waitsFor(AT_CORNER, SOFS, CORNERS, OWN);
  }

  @Test
  void cornersQuestionsRestWhenSofMayNotTellCorner() {
    passToMonth(3);
    journey.withdraws("sof2", "sofCorner");

    assertThat(journey.isAt(CORNERS)).isFalse();
    assertThat(journey.isAt("Task_DecideAfterWithdrawal")).isTrue();
  }

  private void passToMonth(int month) {
    chain.passTo(
        journey.caseId(),
        jdbc.sql("select min(enrolled_on) from kedjan.enrolment where case_id = ?")
            .param(number())
            .query(java.time.LocalDate.class)
            .single()
            .plusMonths(month));
  }

  private String number() {
    return journey.caseId().number();
  }

  private long count(String what) {
    return jdbc.sql("select count(*) from kedjan." + what)
        .param(number())
        .query(Long.class)
        .single();
  }
}
