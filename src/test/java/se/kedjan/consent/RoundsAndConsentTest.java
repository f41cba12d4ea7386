package se.kedjan.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.kedjan.casefile.EndState;
import se.kedjan.testing.Chain;
import se.kedjan.testing.Journey;
import se.kedjan.testing.JourneyTest;
import se.kedjan.testing.Outcome;

/** What one round of a case has asked about consent is asked no more in the next. */
@JourneyTest
class RoundsAndConsentTest {

  private static final String DECIDE = "Task_DecideAfterWithdrawal";

  @Autowired Chain chain;
  @Autowired Outcome outcome;
  @Autowired JdbcClient jdbc;

  private Journey enrolled() {
    return Journey.on(chain).enrolledStraight("sof1");
  }

  private Journey atTrial() {
    return Journey.on(chain).onTrialStraight("sof1");
  }

  @Test
  void whenTheCaseClosesNothingIsLeftToDecide() {
    var journey = enrolled().withdraws("corner1", "cornerSof");
    journey.isDischarged("moved").isSummarised();

    outcome.closedAs(journey.caseId(), EndState.MOVED);
  }

  @Test
  void whoeverClosesItWhileSofHasTheDecision() {
    var journey = atTrial().withdraws("sof2", "cornerAmf").tries("declines");

    outcome.closedAs(journey.caseId(), EndState.DECLINED_AFTER_TRIAL);
  }

  @Test
  void aCaseReopenedAfterThatCanBeStopped() {
    var journey = enrolled().withdraws("corner1", "cornerSof");
    journey.isDischarged("moved").isSummarised();
    journey.passDays(5).isReopened("sof2").received().consents();

    journey.isStopped("sof2", "deceased");

    outcome.closedAs(journey.caseId(), EndState.DECEASED);
  }

  @Test
  void whatWasUndecidedHoldsNoStepOfTheNextRound() {
    var journey = enrolled().withdraws("corner1", "sofCorner").isStopped("sof2", "moved");
    journey.isSummarised("Task_SummariseAfterStop").passDays(10);

    journey.isReopened("sof2").received().consents().asksForPlace();

    assertThat(chain.openSteps(journey.caseId())).containsExactly("Task_ReservePlace");
  }

  @Test
  void aWithdrawalInTheNextRoundIsDecidedOn() {
    var journey = enrolled().withdraws("corner1", "cornerAmf").isStopped("sof2", "moved");
    journey.isSummarised("Task_SummariseAfterStop").passDays(10);
    journey.isReopened("sof2").received().consents().asksForPlace();

    journey.withdraws("sof2", "sofCorner");

    assertThat(chain.openSteps(journey.caseId())).containsOnlyOnce(DECIDE);
  }

  @Test
  void whatRanOutWhileItWasClosedAsksForNoDecision() {
    var journey = enrolled().isDischarged("ownChoice").isSummarised().passDays(800);

    journey.isReopened("sof2");
    chain.watchConsents();

    assertThat(chain.openSteps(journey.caseId())).containsExactly("Task_ReceiveCase");
  }

  @Test
  void givenAnewAndWithdrawnAgainIsOneDecision() {
    var journey = enrolled().withdraws("amf2", "sofAmf").givesAnew("sof2", "sofAmf");

    journey.withdraws("amf2", "sofAmf");

    assertThat(chain.openSteps(journey.caseId())).containsOnlyOnce(DECIDE);
  }

  @Test
  void whoIsNotNamedAgainIsToldNoMore() {
    var journey = Journey.on(chain).registeredBy("sof1").received();
    var form = new HashMap<>(journey.sofsConsent("yes", "yes"));
    form.put("otherReceivers", List.of("AF"));
    form.put("toOthersCategories", List.of("work"));
    journey.step("Task_ObtainConsent", form).step("Task_AppointGuide", Map.of("guide", "amf2"));
    journey.isStopped("sof2", "moved").isSummarised("Task_SummariseAfterStop").passDays(10);

    journey.isReopened("sof2").received().consents();

    assertThat(
            jdbc.sql(
                    "select event from kedjan.consent where case_id = ? and receiver = 'AF' order by id")
                .param(journey.caseId().number())
                .query(String.class)
                .list())
        .containsExactly("given", "withdrawn");
  }
}
