package se.kedjan.webapps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.kedjan.testing.Chain;
import se.kedjan.testing.Journey;
import se.kedjan.testing.JourneyTest;

/**
 * What was written freely about somebody with protected personal data is for who is named for the
 * party that wrote it. {@link EveryStepTest} asks the same of every form of the chain.
 */
@JourneyTest
class ProtectedTextTest {

  @Autowired Chain chain;
  @Autowired OpeningCase openingCase;

  @Test
  void sofIsToldThatThereWasADeviationAndNotWhatCornerWroteOfIt() {
    var journey = isProtected(enrolled()).deviates("conflict");
    assertThat(shown(journey, "Task_HoldDeviationTalk", "deviationText"))
        .contains("Kom sent och gick tidigt");

    journey.talksAboutDeviation("yes");

    assertThat(shown(journey, "Task_AssessDeviation", "deviationText"))
        .contains("Konflikt", "Samtal", "skyddad uppgift")
        .doesNotContain("Kom sent", "Vill fortsätta");
  }

  @Test
  void cornerIsToldThatThePlanChangesAndNotWhatSofWrote() {
    var journey = isProtected(enrolled()).deviates("conflict").talksAboutDeviation("yes");

    journey.sofAssessesDeviation("yes");

    assertThat(shown(journey, "Task_ChangePlanAndSupport", "sofNoteText"))
        .contains("Plan och stöd behöver ändras")
        .doesNotContain("Tätare samtal");
    assertThat(shown(journey, "Task_ChangePlanAndSupport", "deviationText"))
        .contains("Kom sent", "Vill fortsätta");
  }

  @Test
  void whoIsCalledToAMeetingIsToldWhenAndNotWhatWasWrittenAboutIt() {
    var journey = isProtected(enrolled());
    journey.isCalledTo("sof2", journey.today().plusDays(2), "corner", "amf");
    assertThat(shown(journey, "Task_ConfirmMeetingCorner", "meetingText"))
        .contains("kl. 09:30", "SOF kallar", "skyddad uppgift")
        .doesNotContain("Hur går vi vidare");

    journey.step(
        "Task_ConfirmMeetingCorner", Map.of("canCome", "yes", "meetingComment", "Ring Gatan 1."));
    journey.confirmsMeeting("Amf").passDays(3);

    assertThat(shown(journey, "Task_DocumentMeetingSof", "meetingText"))
        .contains("Hur går vi vidare");
    assertThat(shown(journey, "Task_DocumentMeetingSof", "answersText"))
        .contains("Corner kan")
        .doesNotContain("Gatan");
    journey.documentsMeeting("Sof", "corner", "sof");
    assertThat(shown(journey, "Task_CarryOutDecisionCorner", "decisionText"))
        .contains("skyddad uppgift: fråga SOF", "Senast")
        .doesNotContain("Ringa");
    assertThat(shown(journey, "Task_CarryOutDecisionSof", "decisionText")).contains("Ringa");
  }

  @Test
  void whySomebodyWasPassedByIsNotShownToOthersThanCorner() {
    var first = isProtected(queueing());
    var second = queueing();
    second.step(
        "Task_OfferPlace",
        Map.of(
            "placement", "reserved",
            "placeFrom", second.today().toString(),
            "skipReason", "Bor på Gatan 1."));
    first.step(
        "Task_OfferPlace", Map.of("placement", "reserved", "placeFrom", first.today().toString()));
    first.consentsAtCorner("yes", "yes");

    assertThat(notes("sof2", first))
        .contains("Platsen gick till någon annan: Skyddad uppgift")
        .doesNotContain("Gatan");
    assertThat(notes("corner1", first)).contains("Platsen gick till någon annan: Bor på Gatan 1.");
  }

  private Journey enrolled() {
    return Journey.on(chain).enrolledStraight("sof1");
  }

  private Journey queueing() {
    return Journey.on(chain).wantsToBegin("sof1").queues();
  }

  private Journey isProtected(Journey journey) {
    chain.start(
        "sof2",
        "protect-identity",
        Map.of("caseNumber", journey.caseId().number(), "protection", "yes", "alias", "Almen"));
    return journey;
  }

  private String shown(Journey journey, String element, String field) {
    return String.valueOf(chain.prefill(journey.caseId(), element).get(field));
  }

  private String notes(String staffId, Journey journey) {
    return chain
        .staff()
        .as(staffId, () -> openingCase.open(journey.caseId(), "case-page").orElseThrow().notes())
        .toString();
  }
}
