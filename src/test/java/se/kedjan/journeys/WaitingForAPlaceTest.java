package se.kedjan.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.kedjan.casefile.EndState;
import se.kedjan.testing.Chain;
import se.kedjan.testing.Journey;
import se.kedjan.testing.JourneyTest;
import se.kedjan.testing.Outcome;

@JourneyTest
class WaitingForAPlaceTest {

  @Autowired Chain chain;
  @Autowired Outcome outcome;

  private Journey inTheQueue() {
    return Journey.on(chain).wantsToBegin("sof1").queues().waitsFor("Task_OfferPlace");
  }

  @Test
  void isReviewedUntilAPlaceIsOffered() {
    var journey = inTheQueue();
    journey.step(
        "Task_OfferPlace", Map.of("placement", "queued", "queueReason", "Ingen plats ännu."));

    journey
        .waitsFor("Task_OfferPlace")
        .step(
            "Task_OfferPlace",
            Map.of("placement", "reserved", "placeFrom", journey.today().toString()))
        .consentsAtCorner("yes", "yes")
        .waitsFor("Task_CarryOutTrial")
        .tries("declines");
    assertThat(outcome.acts(journey.caseId()))
        .containsSubsequence(
            "queue-joined", "queue-reviewed", "place-reserved", "queue-left", "place-released");
    outcome.closedAs(journey.caseId(), EndState.DECLINED_AFTER_TRIAL);
  }

  @Test
  void whoNoLongerWantsToLeavesTheQueue() {
    var journey = inTheQueue().step("Task_OfferPlace", Map.of("placement", "withdrawn"));

    outcome.closedAs(journey.caseId(), EndState.QUEUE_LEFT);
  }
}
