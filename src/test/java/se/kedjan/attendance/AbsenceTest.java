package se.kedjan.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.kedjan.access.CaseId;
import se.kedjan.models.Models;
import se.kedjan.testing.Chain;
import se.kedjan.testing.IntegrationTest;
import se.kedjan.testing.Journey;
import se.kedjan.testing.WeekSheet;

/** «Vid upprepad frånvaro» (S1): from the owner's rule to what a person decides. */
@IntegrationTest
class AbsenceTest {

  private static final String SUPERVISE = "Task_SuperviseParticipant";

  @Autowired Chain chain;
  @Autowired JdbcClient jdbc;
  @Autowired RepositoryService repository;

  private Instant before;
  private LocalDate monday;
  private Journey journey;
  private CaseId caseId;

  @BeforeEach
  void onAMondayOfItsOwn() {
    before = chain.clock().instant();
    jdbc.sql("delete from kedjan.attendance_span").update();
    var last =
        jdbc.sql("select coalesce(max(monday), date '2020-01-01') from kedjan.attendance_week")
            .query(LocalDate.class)
            .single();
    var from = last.isAfter(chain.clock().today()) ? last : chain.clock().today();
    monday = chain.mondayOfWholeWeeks(from.plusDays(7), 6);
    chain.clock().moveTo(monday.atTime(8, 0));
    journey = Journey.on(chain).enrolledStraight("sof1");
    caseId = journey.caseId();
  }

  @AfterEach
  void backInTime() {
    chain.clock().moveTo(before);
  }

  @Test
  void threeUnreportedDaysInFourWeeksLeadToAContact() {
    week("unreported", "mon", "wed");
    assertThat(at("Task_ContactParticipant")).isFalse();
    week("excused", "mon", "wed", "fri");
    week("sick", "mon", "wed", "fri");
    assertThat(at("Task_ContactParticipant")).isFalse();
    week("unreported", "mon");

    assertThat(at("Task_ContactParticipant")).isTrue();
    assertThat((String) chain.prefill(caseId, "Task_ContactParticipant").get("absenceText"))
        .contains("Regeln är 3 dagar på 4 veckor");
    assertThat(at(SUPERVISE)).as("without stopping the chain").isTrue();
  }

  @Test
  void daysThatLieFurtherApartDoNot() {
    week("unreported", "mon", "wed");
    week("excused");
    week("excused");
    week("excused");
    week("unreported", "mon");

    assertThat(at("Task_ContactParticipant")).isFalse();
  }

  @Test
  void itIsNeverBegunTwiceForACase() {
    week("unreported", "mon", "wed", "fri");
    week("unreported", "mon", "wed", "fri");

    assertThat(count("open_step where step = 'Task_ContactParticipant' and case_id = ?"))
        .isEqualTo(1);
    assertThat(
            count(
                "responsibility_log where act = 'absence-noticed' and chain = (select chain from"
                    + " kedjan.log_chain where case_id = ?)"))
        .isEqualTo(1);
  }

  @Test
  void aCorrectionCountsToo() {
    week("unreported", "mon", "wed");
    var form = new HashMap<String, Object>();
    form.put("caseNumber", caseId.number());
    form.put("attendanceOn", monday.minusDays(3).toString());
    form.put("attendanceStatus", "unreported");
    form.put("correctionReason", "Var inte där.");
    chain.start("corner1", "attendance-correction", form);

    assertThat(at("Task_ContactParticipant")).isTrue();
  }

  @Test
  void whoGoesOnIsCountedAnew() {
    week("unreported", "mon", "wed", "fri");
    journey.isContactedAfterAbsence();
    journey.absenceIsAssessed("continues");
    assertThat(at("Task_AssessAbsence")).isFalse();
    // The day of the decision itself counts no more.
    week("unreported", "mon", "wed", "fri");
    assertThat(at("Task_ContactParticipant")).isFalse();
    week("unreported", "mon");

    assertThat(at("Task_ContactParticipant")).isTrue();
  }

  @Test
  void sofIsToldBeforeADischargeAndMayAskForATalkFirst() {
    week("unreported", "mon", "wed", "fri");
    journey.isContactedAfterAbsence();
    assertThatThrownBy(
            () ->
                chain.complete(
                    caseId, "Task_AssessAbsence", Map.of("absenceDecision", "discharges")))
        .hasMessageContaining("Skäl och vad som ändras");
    journey.absenceIsAssessed("discharges");
    assertThat(at("Task_ConsiderDischarge")).isTrue();
    assertThat(chain.openStep(caseId, "Task_ConsiderDischarge").assignee()).isEqualTo("sof2");
    assertThat(at("Task_DischargeParticipant")).isFalse();

    journey.sofWantsATalkFirst("yes").sofTalksBeforeDischarge();

    assertThat((String) chain.prefill(caseId, "Task_AssessAbsence").get("sofText"))
        .contains("SOF höll samtal");
    journey.absenceIsAssessed("continues");
    assertThat(chain.openSteps(caseId))
        .contains(SUPERVISE)
        .doesNotContain("Task_ConsiderDischarge");
  }

  @Test
  void whatIsDecidedGoesToTheChain() {
    week("unreported", "mon", "wed", "fri");
    journey.isContactedAfterAbsence();
    journey.absenceIsAssessed("discharges");
    journey.sofWantsATalkFirst("no");

    assertThat(chain.openSteps(caseId))
        .contains("Task_DischargeParticipant")
        .doesNotContain(SUPERVISE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pauses", "discharges"})
  void whatIsDecidedIsNotLostBesideARelapse(String decision) {
    week("unreported", "mon", "wed", "fri");
    journey.isContactedAfterAbsence().happens("relapse");

    assertThatThrownBy(() -> journey.absenceIsAssessed(decision))
        .hasMessageContaining("något annat om deltagarens tid på Corner är inte avslutat");
    assertThat(at("Task_AssessAbsence")).isTrue();

    journey.talks("stays").absenceIsAssessed(decision);
    assertThat(at("Task_AssessAbsence")).isFalse();
  }

  @Test
  void norIsItWhenTheRelapseComesWhileSofConsiders() {
    week("unreported", "mon", "wed", "fri");
    journey.isContactedAfterAbsence().absenceIsAssessed("discharges").happens("relapse");

    assertThatThrownBy(() -> journey.sofWantsATalkFirst("no"))
        .hasMessageContaining("Avsluta först det");
    assertThat(at("Task_ConsiderDischarge")).isTrue();

    journey.talks("stays").sofWantsATalkFirst("no");
    assertThat(at("Task_DischargeParticipant")).isTrue();
  }

  @Test
  void nothingOfItIsLeftWhenTheCaseEnds() {
    week("unreported", "mon", "wed", "fri");
    journey.isDischarged("ownChoice");

    assertThat(at("Task_ContactParticipant")).isFalse();
  }

  @Test
  void whenCornerMayNoLongerBeToldItsStepsWaitForWhatSofDecides() {
    week("unreported", "mon", "wed", "fri");
    journey.withdraws("sof2", "sofCorner");
    assertThat(chain.openSteps(caseId))
        .contains("Task_DecideAfterWithdrawal")
        .doesNotContain("Task_ContactParticipant");
    journey.sofDecides("goesOn").isContactedAfterAbsence();
    assertThat(at("Task_AssessAbsence")).isTrue();
  }

  @Test
  void norIsAbsenceAssessedMeanwhile() {
    week("unreported", "mon", "wed", "fri");
    journey.isContactedAfterAbsence().withdraws("sof2", "sofCorner");

    assertThat(at("Task_AssessAbsence")).isFalse();
  }

  @Test
  void aCaseThatIsBeingClosedBeginsNothingAndIsInNoSheetAnyMore() {
    week("unreported", "mon", "wed");
    journey.withdraws("sof2", "sofCorner").sofDecides("closes");
    week("unreported", "mon");
    assertThat(at("Task_ContactParticipant")).isFalse();

    chain.clock().moveTo(monday.plusDays(4).atTime(8, 0));
    var task = chain.openAttendanceWeek().orElseThrow();
    chain.claim("corner1", task);
    assertThat(WeekSheet.of(chain.prefillOf("corner1", task)).caseNumbers()).isEmpty();
  }

  @Test
  void theOwnerSaysHowMuchIsRepeated() {
    var table = Models.dmn("absence-rule");
    try {
      repository
          .createDeployment()
          .addString("absence-rule.dmn", table.replaceFirst("<text>3</text>", "<text>1</text>"))
          .deploy();
      week("unreported", "mon");
      assertThat(at("Task_ContactParticipant")).isTrue();
    } finally {
      repository.createDeployment().addString("absence-rule.dmn", table).deploy();
    }
  }

  /** The case's days so; its other planned days as planned. Time goes on to the next Monday. */
  private void week(String status, String... days) {
    chain.clock().moveTo(monday.plusDays(4).atTime(8, 0));
    journey.weekIsRegistered(status, days);
    monday = monday.plusDays(7);
    chain.clock().moveTo(monday.atTime(8, 0));
  }

  private boolean at(String step) {
    return chain.openSteps(caseId).contains(step);
  }

  private long count(String from) {
    return jdbc.sql("select count(*) from kedjan." + from)
        .param(caseId.number())
        .query(Long.class)
        .single();
  }
}
