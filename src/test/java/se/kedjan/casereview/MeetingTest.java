package se.kedjan.casereview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.kedjan.calendar.ClockConfiguration;
import se.kedjan.testing.Chain;
import se.kedjan.testing.IntegrationTest;
import se.kedjan.testing.Journey;
import se.kedjan.testing.Outcome;

/** Any party calls, the others answer, and what is decided becomes a step of who does it. */
@IntegrationTest
class MeetingTest {

  @Autowired Chain chain;
  @Autowired Outcome outcome;

  @Test
  void isConfirmedHeldAndItsDecisionsAreCarriedOut() {
    var journey = enrolled();
    journey.isCalledTo("corner1", journey.today().plusDays(7), "sof", "amf");
    journey.waitsFor(
        "Task_SuperviseParticipant", "Task_ConfirmMeetingSof", "Task_ConfirmMeetingAmf");
    assertThat(
            chain.prefill(journey.caseId(), "Task_ConfirmMeetingAmf").get("meetingText").toString())
        .contains("kl. 09:30", "Corner kallar", "Hur går vi vidare?");

    journey.confirmsMeeting("Sof").confirmsMeeting("Amf").waitsFor("Task_SuperviseParticipant");
    journey.passDays(8).waitsFor("Task_SuperviseParticipant", "Task_DocumentMeetingCorner");
    assertThat(
            chain
                .prefill(journey.caseId(), "Task_DocumentMeetingCorner")
                .get("answersText")
                .toString())
        .isEqualTo("- AMF kan\n- SOF kan");
    journey.documentsMeeting("Corner", "sof", "corner", "amf");

    journey.waitsFor(
        "Task_SuperviseParticipant",
        "Task_CarryOutDecisionSof",
        "Task_CarryOutDecisionCorner",
        "Task_CarryOutDecisionAmf");
    assertThat(due(journey, "Task_CarryOutDecisionAmf")).isEqualTo(journey.today().plusDays(10));
    assertThat(
            chain
                .prefill(journey.caseId(), "Task_CarryOutDecisionAmf")
                .get("decisionText")
                .toString())
        .contains("Ringa deltagaren", "Antecknat av Corner");
    journey.carriesOutDecision("Sof").carriesOutDecision("Corner");
    assertThatThrownBy(() -> journey.step("Task_CarryOutDecisionAmf", Map.of("carriedOut", "no")))
        .hasMessageContaining("Varför det inte blev gjort");
    journey.step(
        "Task_CarryOutDecisionAmf",
        Map.of("carriedOut", "no", "notDoneReason", "Praktikplatsen blev inte av."));
    journey.waitsFor("Task_SuperviseParticipant");
    assertThat(outcome.acts(journey.caseId()))
        .containsSubsequence(
            "meeting-called",
            "meeting-answered",
            "meeting-documented",
            "decision-made",
            "decision-reported");
    outcome.consistent(journey.caseId());
  }

  @Test
  void whoHasNotAnsweredOnTheDayIsNotWaitedFor() {
    var journey = enrolled();
    journey.isCalledTo("sof2", journey.today().plusDays(2), "corner", "amf").confirmsMeeting("Amf");

    journey.passDays(3).waitsFor("Task_SuperviseParticipant", "Task_DocumentMeetingSof");

    assertThat(
            chain
                .prefill(journey.caseId(), "Task_DocumentMeetingSof")
                .get("answersText")
                .toString())
        .isEqualTo("- AMF kan\n- Corner har inte svarat");
    journey.documentsMeeting("Sof").waitsFor("Task_SuperviseParticipant");
  }

  @Test
  void whoIsCalledForTodayAnswersUntilTheMeetingsTime() {
    var journey = enrolled();
    var day = journey.today().plusDays(1);
    chain.clock().moveTo(day.atTime(7, 0));
    journey.isCalledTo("sof2", day, "corner", "amf").passDays(0);

    journey.confirmsMeeting("Corner");
    assertThat(chain.openSteps(journey.caseId()))
        .contains("Task_ConfirmMeetingAmf")
        .doesNotContain("Task_DocumentMeetingSof");

    journey.passDays(1).waitsFor("Task_SuperviseParticipant", "Task_DocumentMeetingSof");
  }

  @Test
  void standsWhileTheParticipantIsAwayOnAPauseAndNotAfterTheEnd() {
    var paused = enrolled();
    paused.isCalledTo("sof2", paused.today().plusDays(10), "corner", "amf");
    var gone = enrolled();
    gone.isCalledTo("sof2", gone.today().plusDays(10), "corner");

    paused.happens("relapse").talks("leaves");
    gone.isDischarged("ownChoice");

    assertThat(chain.openSteps(paused.caseId()))
        .contains("Task_ConfirmMeetingCorner", "Task_ConfirmMeetingAmf");
    assertThat(chain.openSteps(gone.caseId())).doesNotContain("Task_ConfirmMeetingCorner");
    paused.passDays(11);
    assertThat(chain.openSteps(paused.caseId())).contains("Task_DocumentMeetingSof");
    paused.documentsMeeting("Sof");
    assertThat(chain.openSteps(paused.caseId())).doesNotContain("Task_DocumentMeetingSof");
  }

  @Test
  void whoCalledItCallsItOffAndNobodyElseDoes() {
    var journey = enrolled();
    var day = journey.today().plusDays(10);
    journey.isCalledTo("sof2", day, "corner", "amf").isCalledTo("sof2", day.plusDays(1), "corner");
    journey.confirmsMeeting("Amf");

    assertThatThrownBy(() -> journey.callsOffMeeting("corner1", day))
        .hasMessage("Din part har inte kallat till något samtal i ärendet den dagen.");
    assertThatThrownBy(() -> journey.callsOffMeeting("sof1", day))
        .hasMessage("Ärendet finns inte, eller är inte ditt.");
    journey.callsOffMeeting("sof2", day);

    assertThat(chain.openSteps(journey.caseId()))
        .filteredOn("Task_ConfirmMeetingCorner"::equals)
        .hasSize(1);
    assertThat(outcome.acts(journey.caseId())).containsOnlyOnce("meeting-called-off");
    assertThatThrownBy(() -> journey.callsOffMeeting("sof2", day))
        .hasMessageStartingWith("Din part har inte kallat");
    journey.passDays(12).documentsMeeting("Sof").waitsFor("Task_SuperviseParticipant");
    outcome.consistent(journey.caseId());
  }

  @Test
  void aLateDecisionIsSecured() {
    var journey = enrolled();
    journey.isCalledTo("amf2", journey.today(), "sof").confirmsMeeting("Sof").passDays(1);
    journey.documentsMeeting("Amf", "amf").passDays(11);
    chain.findOverdueSteps();

    assertThat(chain.openSteps(journey.caseId())).contains("Task_SecureStepAmf");
    journey.carriesOutDecision("Amf");
    assertThat(chain.openSteps(journey.caseId())).doesNotContain("Task_SecureStepAmf");
  }

  @Test
  void nobodyIsAskedWhoMayNotKnow() {
    var journey = enrolled().withdraws("sof2", "sofAmf").sofDecides("goesOn");

    assertThatThrownBy(() -> journey.isCalledTo("sof2", journey.today(), "corner", "amf"))
        .hasMessageStartingWith("AMF kan inte kallas: deltagarens samtycke saknas.");
    journey.isCalledTo("sof2", journey.today(), "corner").confirmsMeeting("Corner").passDays(1);
    assertThatThrownBy(() -> journey.documentsMeeting("Sof", "amf"))
        .hasMessageContaining("AMF inte få uppgiften: deltagarens samtycke saknas.");
    journey.documentsMeeting("Sof", "corner");
    assertThat(chain.openSteps(journey.caseId())).contains("Task_CarryOutDecisionCorner");
  }

  @Test
  void cornerIsNotToldThatAmfIsInTheCaseButByAmf() {
    var journey = enrolled().withdraws("amf2", "amfCorner").sofDecides("goesOn");
    journey.isCalledTo("sof2", journey.today().plusDays(2), "corner", "amf").confirmsMeeting("Amf");

    assertThat(answers(journey, "Task_ConfirmMeetingCorner")).isEqualTo("- Corner har inte svarat");
    journey.confirmsMeeting("Corner").passDays(3);
    assertThat(answers(journey, "Task_DocumentMeetingSof")).isEqualTo("- AMF kan\n- Corner kan");
    journey.documentsMeeting("Sof");
    // Whom Corner has called itself it knows, and not the answer.
    journey.isCalledTo("corner1", journey.today(), "sof", "amf").confirmsMeeting("Amf");
    journey.confirmsMeeting("Sof").passDays(1);
    assertThat(answers(journey, "Task_DocumentMeetingCorner"))
        .isEqualTo("- AMF är kallad; svaret visas inte utan samtycke\n- SOF kan");
  }

  @Test
  void aWithdrawnConsentEndsTheStepOfWhoMayNoLongerKnow() {
    var journey = enrolled();
    journey.isCalledTo("sof2", journey.today(), "amf").confirmsMeeting("Amf").passDays(1);
    journey.documentsMeeting("Sof", "amf", "corner");
    journey.isCalledTo("sof2", journey.today().plusDays(3), "amf");

    journey.withdraws("sof2", "sofAmf");
    assertThat(chain.openSteps(journey.caseId()))
        .doesNotContain("Task_CarryOutDecisionAmf", "Task_ConfirmMeetingAmf");
    journey.sofDecides("goesOn");

    assertThat(chain.openSteps(journey.caseId()))
        .contains("Task_CarryOutDecisionCorner")
        .doesNotContain("Task_CarryOutDecisionAmf", "Task_ConfirmMeetingAmf");
    assertThat(outcome.acts(journey.caseId())).contains("step-passed");
  }

  @Test
  void saysNoToWhatCannotBe() {
    var journey = enrolled();
    assertThatThrownBy(() -> journey.isCalledTo("sof1", journey.today(), "corner"))
        .hasMessage("Ärendet finns inte, eller är inte ditt.");
    assertThatThrownBy(() -> journey.isCalledTo("sof2", journey.today().minusDays(1), "corner"))
        .hasMessage("Fältet «Samtalets dag» kan inte ligga i det förflutna.");
    assertThatThrownBy(
            () -> journey.isCalledTo("sof2", journey.today().plusYears(1).plusDays(1), "corner"))
        .hasMessage("Fältet «Samtalets dag» kan ligga högst ett år framåt.");
    assertThatThrownBy(() -> journey.isCalledTo("sof2", journey.today(), "sof"))
        .hasMessage("Välj minst en annan part.");
  }

  private Journey enrolled() {
    return Journey.on(chain).enrolledStraight("sof1");
  }

  private String answers(Journey journey, String element) {
    return String.valueOf(chain.prefill(journey.caseId(), element).get("answersText"));
  }

  private LocalDate due(Journey journey, String element) {
    return LocalDate.ofInstant(
        chain.openStep(journey.caseId(), element).dueAt(), ClockConfiguration.ZONE);
  }
}
