package se.kedjan.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import se.kedjan.access.Party;
import se.kedjan.casefile.EndState;
import se.kedjan.responsibility.Accountability.Interval;
import se.kedjan.testing.Chain;
import se.kedjan.testing.Journey;
import se.kedjan.testing.JourneyTest;
import se.kedjan.testing.Outcome;

@JourneyTest
class WorkTrainingTest {

  @Autowired Chain chain;
  @Autowired Outcome outcome;

  private Journey readyForWorkTraining() {
    return Journey.on(chain).enrolledStraight("sof1").happens("ready").isAssessed("yes");
  }

  @ParameterizedTest
  @CsvSource({
    "workTraining,WORK_TRAINING",
    "internship,INTERNSHIP",
    "studies,STUDIES",
    "subsidisedWork,SUBSIDISED_WORK",
    "openWork,OPEN_WORK",
    "employedInActivity,EMPLOYED_IN_ACTIVITY",
    "otherSupport,OTHER_SUPPORT",
    "relapse,RELAPSE_WITHOUT_RETURN",
    "ownChoice,OWN_CHOICE",
    "moved,MOVED"
  })
  void theWayOnward(String kind, EndState endState) {
    var journey =
        readyForWorkTraining()
            .startsWorkTraining()
            .isReconciled("onward", kind)
            .sofTakesBack("yes")
            .waitsFor("Task_SummariseAndClose");
    assertThat(outcome.acts(journey.caseId())).contains("left-for-good", "place-released");
    journey.isSummarised();

    outcome.closedAs(journey.caseId(), endState);
    assertThat(outcome.accountability(journey.caseId()))
        .extracting(Interval::party)
        .containsExactly(Party.SOF, Party.AMF, Party.SOF);
  }

  @Test
  void backToCornerWithinTheMonthThePlaceIsStillThere() {
    var journey =
        readyForWorkTraining()
            .startsWorkTraining()
            .isReconciled("backToCorner", null)
            .sofTakesBack("yes")
            .waitsFor("Task_SuperviseParticipant");

    assertThat(outcome.acts(journey.caseId()))
        .contains("place-kept", "place-resumed")
        .doesNotContain("place-released");
    journey.isDischarged("ownChoice").isSummarised();
    outcome.closedAs(journey.caseId(), EndState.OWN_CHOICE);
  }

  @Test
  void afterTheMonthThePlaceIsFreeAndTheWayBackAsksForANewOne() {
    var journey = readyForWorkTraining().startsWorkTraining().passDays(40);

    assertThat(outcome.acts(journey.caseId())).contains("place-released");
    journey
        .checksWorkTraining("difficult")
        .step("Task_CommentTransitionSof", Map.of("transitionOpinion", "doubtful"))
        .step("Task_CommentTransitionCorner", Map.of("transitionOpinion", "backToCorner"))
        .reconciles("backToCorner", null)
        .sofTakesBack("yes")
        .waitsFor("Task_RequestPlace")
        .getsPlace()
        .isEnrolled()
        .waitsFor("Task_SuperviseParticipant");
  }

  @Test
  void notReadyYetStaysAtCornerAndCanBeAssessedAgain() {
    var journey =
        Journey.on(chain)
            .enrolledStraight("sof1")
            .happens("ready")
            .isAssessed("no")
            .waitsFor("Task_SuperviseParticipant")
            .happens("ready")
            .isAssessed("yes");

    assertThat(journey.isAt("Task_PlanTransition")).isTrue();
  }

  @Test
  void amfRefusesWithAReasonAndSofStaysAccountable() {
    var journey =
        readyForWorkTraining()
            .plansTransition("workTraining")
            .isHandedOver()
            .amfTakesOver("no")
            .waitsFor("Task_SuperviseParticipant");

    assertThat(outcome.accountability(journey.caseId()))
        .extracting(Interval::party)
        .containsExactly(Party.SOF);
    assertThat(outcome.acts(journey.caseId())).contains("handover-offered", "handover-refused");
  }

  @Test
  void sofDoesNotOffer() {
    var journey = readyForWorkTraining().plansTransition("internship");
    journey.step(
        "Task_OfferHandover",
        Map.of("handoverOffered", "no", "handoverNote", "Vi väntar till efter sommaren."));

    journey.waitsFor("Task_SuperviseParticipant");
  }

  @Test
  void sofRefusesToTakeBackUntilItIsReconciledAgain() {
    var journey =
        readyForWorkTraining()
            .startsWorkTraining()
            .isReconciled("onward", "studies")
            .sofTakesBack("no");

    assertThat(journey.isAt("Task_ReconcileTransition")).isTrue();
    assertThat(outcome.accountability(journey.caseId()))
        .extracting(Interval::party)
        .containsExactly(Party.SOF, Party.AMF);
    journey.reconciles("onward", "studies").sofTakesBack("yes").isSummarised();
    outcome.closedAs(journey.caseId(), EndState.STUDIES);
  }

  @Test
  void theGuideRaisesTheQuestionWithTheCaseNumber() {
    var journey = Journey.on(chain).enrolledStraight("sof1");

    chain.start(
        "amf2",
        "transition",
        Map.of("caseNumber", journey.caseId().number(), "raisedReason", "Sex månader drogfri."));

    journey.waitsFor(
        "Task_SuperviseParticipant", "Task_CommentReadinessSof", "Task_CommentReadinessCorner");
  }

  @Test
  void aStrangerToTheCaseIsToldNoMoreThanOfACaseThatDoesNotExist() {
    var journey = Journey.on(chain).enrolledStraight("sof1");

    for (var number : new String[] {journey.caseId().number(), "K-2020-9999"}) {
      assertThatThrownBy(
              () ->
                  chain.start(
                      "amf3",
                      "transition",
                      Map.of("caseNumber", number, "raisedReason", "Nyfiken.")))
          .hasMessage("Ärendet finns inte, eller är inte ditt.");
    }
    journey.waitsFor("Task_SuperviseParticipant");
  }

  @Test
  void withoutAGuideThereIsNoAssessment() {
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

    assertThatThrownBy(() -> journey.happens("ready")).hasMessageContaining("guide");
    journey.waitsFor("Task_SuperviseParticipant");
  }
}
