package se.kedjan.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.kedjan.casefile.EndState;
import se.kedjan.testing.Chain;
import se.kedjan.testing.Journey;
import se.kedjan.testing.JourneyTest;
import se.kedjan.testing.Outcome;

/** SOF is told before a permanent discharge and can ask for a talk first. */
@JourneyTest
class DischargeTest {

  @Autowired Chain chain;
  @Autowired Outcome outcome;

  private Journey aboutToBeDischarged(String reason) {
    return Journey.on(chain)
        .enrolledStraight("sof1")
        .happens("discharge", reason)
        .waitsFor("Task_HearSofOnDischarge");
  }

  @Test
  void sofAsksForATalkAndTheParticipantStays() {
    aboutToBeDischarged("conflict")
        .sofSays("talkFirst")
        .waitsFor("Task_HoldDischargeTalk")
        .talksBeforeDischarge("stays")
        .waitsFor("Task_SuperviseParticipant");
  }

  @Test
  void sofAsksForATalkAndTheParticipantIsDischargedAllTheSame() {
    var journey =
        aboutToBeDischarged("absence")
            .sofSays("talkFirst")
            .talksBeforeDischarge("discharge")
            .waitsFor("Task_DischargeParticipant");

    assertThat(chain.prefill(journey.caseId(), "Task_DischargeParticipant"))
        .containsEntry("outcome", "absence");
    journey.leavesForGood("absence").isSummarised();
    outcome.closedAs(journey.caseId(), EndState.DISCHARGED_FOR_ABSENCE);
  }

  @Test
  void whereCornerDecidesSofCanOnlyAskForATalk() {
    var journey = aboutToBeDischarged("conflict");

    assertThatThrownBy(() -> journey.sofSays("stays")).hasMessageContaining("Samtal först");
    journey.waitsFor("Task_HearSofOnDischarge");
  }

  @Test
  void sofIsShownTheReasonByConsentOnly() {
    var journey = aboutToBeDischarged("conflict");
    assertThat(reason(journey)).contains("- Skäl: Konflikt");

    journey.withdraws("corner1", "cornerSof");

    assertThat(reason(journey))
        .contains("- Skälet visas inte: samtycke saknas.", "Corner beslutar om utskrivningen.")
        .doesNotContain("Konflikt");
  }

  @Test
  void theSummaryAsksForThePurposesOfTheReferralAlone() {
    var journey = aboutToBeDischarged("absence").sofSays("goesOn").leavesForGood("absence");

    assertThat(chain.prefill(journey.caseId(), "Task_SummariseAndClose"))
        .containsEntry("purposeHousing", "notApplicable")
        .doesNotContainKeys("purposeSoberHours", "purposeNextStep");
  }

  private String reason(Journey journey) {
    return String.valueOf(
        chain.prefill(journey.caseId(), "Task_HearSofOnDischarge").get("leavingText"));
  }

  @Test
  void whereSofDecidesItCanSayNo() {
    aboutToBeDischarged("otherSupport").sofSays("stays").waitsFor("Task_SuperviseParticipant");
  }

  @Test
  void aDischargeIsNotBeforeTheEnrolment() {
    var journey = Journey.on(chain).enrolledStraight("sof1").happens("discharge", "ownChoice");
    journey.sofSays("goesOn");
    var form =
        new java.util.HashMap<String, Object>(
            java.util.Map.of(
                "outcome", "ownChoice", "dischargeReason", "Eget val.", "sofTold", "yes"));
    form.put("dischargedOn", journey.today().minusDays(3).toString());

    assertThatThrownBy(() -> journey.step("Task_DischargeParticipant", form))
        .hasMessageContaining("kan inte ligga före");
  }
}
