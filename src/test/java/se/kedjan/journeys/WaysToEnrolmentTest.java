package se.kedjan.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import se.kedjan.access.Party;
import se.kedjan.casefile.EndState;
import se.kedjan.responsibility.Accountability.Interval;
import se.kedjan.testing.Chain;
import se.kedjan.testing.Journey;
import se.kedjan.testing.JourneyTest;
import se.kedjan.testing.Outcome;

@JourneyTest
class WaysToEnrolmentTest {

  @Autowired Chain chain;
  @Autowired Outcome outcome;

  @ParameterizedTest
  @ValueSource(strings = {"sof1", "corner1", "amf1"})
  void anyPartyRegistersAndTheStraightWayLeadsToEnrolment(String registeredBy) {
    var journey = Journey.on(chain).enrolledStraight(registeredBy);

    journey.waitsFor("Task_SuperviseParticipant");
    assertThat(outcome.way(journey.caseId()))
        .containsExactly(
            "Task_ReceiveCase",
            "Task_ObtainConsent",
            "Task_AppointGuide",
            "Task_BookStudyVisit",
            "Task_ConfirmStudyVisit",
            "Task_CarryOutStudyVisit",
            "Task_RequestPlace",
            "Task_ReservePlace",
            "Task_ObtainConsentCorner",
            "Task_CarryOutTrial",
            "Task_CommentOnEnrolment",
            "Task_DecideEnrolment",
            "Task_EnrolParticipant",
            "Task_CarryOutSelfAssessment",
            "Task_DrawUpRehabilitationPlan",
            "Task_ConfirmGuide",
            "Task_ObtainConsentAmf",
            "Task_ConfirmResponsibilitySof",
            "Task_ConfirmResponsibilityCorner",
            "Task_ConfirmResponsibilityAmf");
    assertThat(outcome.accountability(journey.caseId()))
        .extracting(Interval::party)
        .containsExactly(
            registeredBy.equals("sof1")
                ? new Party[] {Party.SOF}
                : new Party[] {registeredBy.equals("amf1") ? Party.AMF : Party.CORNER, Party.SOF});
    outcome.consistent(journey.caseId());
    journey.isDischarged("moved").isSummarised();
    outcome.closedAs(journey.caseId(), EndState.MOVED);
  }

  @Test
  void sofRefusesWithAReasonAndTheRegisteringPartyHeldTheCaseThroughout() {
    var journey = Journey.on(chain).registeredBy("amf1").turnedAway("refused");

    outcome.closedAs(journey.caseId(), EndState.REFUSED_BY_SOF);
    assertThat(outcome.accountability(journey.caseId()))
        .extracting(Interval::party)
        .containsExactly(Party.AMF);
    assertThat(outcome.acts(journey.caseId())).contains("handover-offered", "handover-refused");
  }

  @Test
  void notRelevant() {
    var journey = Journey.on(chain).registeredBy("corner1").turnedAway("notRelevant");

    outcome.closedAs(journey.caseId(), EndState.NOT_RELEVANT);
  }

  @Test
  void withoutConsentToCornerTheCaseCannotGoOn() {
    var journey = Journey.on(chain).registeredBy("sof1").received().consent("no", "yes");

    outcome.closedAs(journey.caseId(), EndState.CONSENT_MISSING);
  }

  @Test
  void withoutConsentToAmfTheCaseGoesOnWithoutAGuide() {
    var journey =
        Journey.on(chain)
            .registeredBy("sof1")
            .received()
            .consent("yes", "no")
            .visits("wants")
            .getsPlace()
            .tries("continues")
            .decides("yes")
            .isEnrolled();

    journey.waitsFor("Task_SuperviseParticipant");
    assertThat(outcome.way(journey.caseId()))
        .doesNotContain("Task_AppointGuide", "Task_ConfirmGuide", "Task_ConfirmResponsibilityAmf");
    journey.isDischarged("ownChoice").isSummarised();
    outcome.closedAs(journey.caseId(), EndState.OWN_CHOICE);
  }

  @Test
  void withoutSofContactTheRegisteringPartyStaysAccountable() {
    var journey = Journey.on(chain).registeredBy("corner1").receivedWithoutSofContact();

    assertThat(outcome.accountability(journey.caseId()))
        .singleElement()
        .satisfies(
            interval -> {
              assertThat(interval.party()).isEqualTo(Party.CORNER);
              assertThat(interval.to()).isNull();
            });
    assertThat(outcome.acts(journey.caseId())).contains("handover-refused");
  }

  @Test
  void cornerProposesAnotherTimeForTheVisit() {
    var journey = Journey.on(chain).consentedStraight("sof1").booksVisit();
    journey.step(
        "Task_ConfirmStudyVisit",
        Map.of("visitConfirmed", "no", "proposedOn", journey.today().plusDays(7).toString()));

    journey.waitsFor("Task_BookStudyVisit").visits("wants").waitsFor("Task_RequestPlace");
  }

  @Test
  void whoDoesNotTurnUpGetsANewTime() {
    Journey.on(chain)
        .consentedStraight("sof1")
        .visits("noShow")
        .waitsFor("Task_BookStudyVisit")
        .visits("wants")
        .waitsFor("Task_RequestPlace");
  }

  @Test
  void declinesAfterTheVisit() {
    var journey = Journey.on(chain).consentedStraight("sof1").visits("declines");

    outcome.closedAs(journey.caseId(), EndState.DECLINED_AFTER_VISIT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"wants", "declines"})
  void thinksItOver(String decision) {
    var journey =
        Journey.on(chain)
            .consentedStraight("sof1")
            .visits("undecided")
            .step("Task_CheckDecision", Map.of("visitOutcome", decision));

    if (decision.equals("wants")) {
      journey.waitsFor("Task_RequestPlace");
    } else {
      outcome.closedAs(journey.caseId(), EndState.DECLINED_AFTER_VISIT);
    }
  }

  @Test
  void declinesAfterTheTrialAndThePlaceIsFree() {
    var journey = Journey.on(chain).onTrialStraight("sof1").tries("declines");

    outcome.closedAs(journey.caseId(), EndState.DECLINED_AFTER_TRIAL);
    assertThat(outcome.acts(journey.caseId())).contains("place-reserved", "place-released");
  }

  @Test
  void theTrialIsExtendedOnce() {
    var journey =
        Journey.on(chain).onTrialStraight("sof1").tries("extended").waitsFor("Task_CarryOutTrial");

    assertThatThrownBy(() -> journey.tries("extended")).hasMessageContaining("förläng");
    journey.waitsFor("Task_CarryOutTrial").tries("continues").decides("no");
    outcome.closedAs(journey.caseId(), EndState.NOT_ENROLLED);
  }

  @Test
  void whoseCaseIsOpenedAgainHasTheExtensionOfANewTrial() {
    var journey =
        Journey.on(chain)
            .onTrialStraight("sof1")
            .tries("extended")
            .isStopped("sof2", "moved")
            .isSummarised("Task_SummariseAfterStop")
            .passDays(10)
            .isReopened("sof2")
            .received()
            .consents()
            .visits("wants")
            .getsPlace();

    journey.tries("extended").waitsFor("Task_CarryOutTrial");

    assertThatThrownBy(() -> journey.tries("extended")).hasMessageContaining("förläng");
  }
}
