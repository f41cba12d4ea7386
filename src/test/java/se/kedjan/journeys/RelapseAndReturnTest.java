package se.kedjan.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import se.kedjan.casefile.EndState;
import se.kedjan.testing.Chain;
import se.kedjan.testing.Journey;
import se.kedjan.testing.JourneyTest;
import se.kedjan.testing.Outcome;

@JourneyTest
class RelapseAndReturnTest {

  @Autowired Chain chain;
  @Autowired Outcome outcome;

  @Test
  void aRelapseIsATalkAndNoExit() {
    var journey = Journey.on(chain).enrolledStraight("sof1").happens("relapse").talks("stays");

    journey.waitsFor("Task_SuperviseParticipant");
    assertThat(outcome.acts(journey.caseId())).doesNotContain("place-released");
    journey.isDischarged("absence").isSummarised();
    outcome.closedAs(journey.caseId(), EndState.DISCHARGED_FOR_ABSENCE);
  }

  @Test
  void whoLeavesKeepsContactAndComesBackThroughANewTrial() {
    var journey = Journey.on(chain).enrolledStraight("sof1").happens("relapse").talks("leaves");

    journey.waitsFor("Task_KeepContact");
    assertThat(outcome.acts(journey.caseId())).contains("place-released");
    journey
        .contact("continues")
        .waitsFor("Task_KeepContact")
        .comesBackTo("trial")
        .waitsFor("Task_RequestPlace")
        .getsPlace()
        .tries("continues")
        .decides("yes")
        .isEnrolled()
        .waitsFor("Task_SuperviseParticipant");
    outcome.consistent(journey.caseId());
    journey.isDischarged("ownChoice").isSummarised();
    outcome.closedAs(journey.caseId(), EndState.OWN_CHOICE);
  }

  @Test
  void whoNeedsNoTrialComesBackToTheEnrolment() {
    var journey =
        Journey.on(chain)
            .enrolledStraight("sof1")
            .happens("relapse")
            .talks("leaves")
            .comesBackTo("enrolment")
            .getsPlace();

    assertThat(journey.isAt("Task_EnrolParticipant")).isTrue();
    assertThat(journey.isAt("Task_CarryOutTrial")).isFalse();
    journey.isEnrolled().isDischarged("ownChoice").isSummarised();
    outcome.closedAs(journey.caseId(), EndState.OWN_CHOICE);
  }

  @Test
  void whoDoesNotComeBackIsSummarisedAndClosed() {
    var journey =
        Journey.on(chain)
            .enrolledStraight("sof1")
            .happens("relapse")
            .talks("leaves")
            .contact("ends")
            .waitsFor("Task_SummariseAndClose")
            .isSummarised();

    outcome.closedAs(journey.caseId(), EndState.RELAPSE_WITHOUT_RETURN);
  }

  @Test
  void followUpRecursEveryThreeMonthsAndRestsWhileThePersonIsAway() {
    var journey = Journey.on(chain).enrolledStraight("sof1");

    for (var round = 0; round < 2; round++) {
      journey.passDays(85).waitsFor("Task_SuperviseParticipant");
      journey
          .passDays(10)
          .waitsFor(
              "Task_SuperviseParticipant",
              "Task_FollowUp",
              "Task_AnswerCornersFollowUp",
              "Task_RepeatSelfAssessment")
          .followsUp("continues", Map.of("soberHoursPerWeek", 90))
          .cornerAnswers("yes", Map.of())
          .repeatsSelfAssessment();
    }
    journey.happens("relapse").talks("leaves").passDays(100).waitsFor("Task_KeepContact");
    journey.comesBackTo("enrolment").getsPlace().isEnrolled();
    journey
        .passDays(95)
        .waitsFor(
            "Task_SuperviseParticipant",
            "Task_FollowUp",
            "Task_AnswerCornersFollowUp",
            "Task_RepeatSelfAssessment");
    journey.isDischarged("moved").waitsFor("Task_SummariseAndClose").isSummarised();
    outcome.closedAs(journey.caseId(), EndState.MOVED);
  }

  @ParameterizedTest
  @CsvSource({
    "absence,DISCHARGED_FOR_ABSENCE",
    "ownChoice,OWN_CHOICE",
    "relapse,RELAPSE_WITHOUT_RETURN",
    "moved,MOVED",
    "consentMissing,DISCHARGED_WITHOUT_CONSENT",
    "agreementEnded,AGREEMENT_ENDED",
    "otherSupport,OTHER_SUPPORT"
  })
  void cornerDischargesAndSofSumsUp(String reason, EndState endState) {
    var journey =
        Journey.on(chain)
            .enrolledStraight("sof1")
            .happens("ready")
            .isDischarged(reason)
            .waitsFor("Task_SummariseAndClose")
            .isSummarised();

    outcome.closedAs(journey.caseId(), endState);
  }
}
