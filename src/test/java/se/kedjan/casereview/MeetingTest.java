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
    journey.passDays(7).waitsFor("Task_SuperviseParticipant", "Task_DocumentMeetingCorner");
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

    journey.passDays(2).waitsFor("Task_SuperviseParticipant", "Task_DocumentMeetingSof");

    assertThat(
            chain
                .prefill(journey.caseId(), "Task_DocumentMeetingSof")
                .get("answersText")
                .toString())
        .isEqualTo("- AMF kan\n- Corner har inte svarat");
    journey.documentsMeeting("Sof").waitsFor("Task_SuperviseParticipant");
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
    assertThatThrownBy(() -> journey.isCalledTo("sof2", journey.today(), "sof"))
        .hasMessage("Välj minst en annan part.");
  }

  private Journey enrolled() {
    return Journey.on(chain).enrolledStraight("sof1");
  }

  private LocalDate due(Journey journey, String element) {
    return LocalDate.ofInstant(
        chain.openStep(journey.caseId(), element).dueAt(), ClockConfiguration.ZONE);
  }
}
