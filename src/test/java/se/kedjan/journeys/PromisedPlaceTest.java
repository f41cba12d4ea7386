package se.kedjan.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.kedjan.access.CaseId;
import se.kedjan.testing.Chain;
import se.kedjan.testing.Journey;
import se.kedjan.testing.JourneyTest;
import se.kedjan.testing.Outcome;

/** A place that will be free is promised to who still waits, and never one that is kept. */
@JourneyTest
class PromisedPlaceTest {

  @Autowired Chain chain;
  @Autowired Outcome outcome;
  @Autowired JdbcClient jdbc;

  @Test
  void whoseCaseIsStoppedIsPromisedNothingAnyMore() {
    var holder =
        Journey.on(chain)
            .enrolledStraight("sof1")
            .happens("ready")
            .isAssessed("yes")
            .startsWorkTraining();
    var promised =
        inTheQueue()
            .step(
                "Task_OfferPlace",
                Map.of("placement", "queued", "queueReason", "Fullt.", "reserveSoonFree", "yes"));

    promised.isStopped("sof2", "moved");
    assertThat(outcome.acts(promised.caseId())).contains("place-promise-ended");
    holder.passDays(40);

    assertThat(places(holder.caseId())).isZero();
    assertThat(places(promised.caseId())).isZero();
    promised.waitsFor("Task_SummariseAfterStop");
  }

  @Test
  void thePlaceKeptThroughAPauseIsKeptAsLongAsItLastsAndPromisedToNobody() {
    var away = Journey.on(chain).enrolledStraight("sof1");
    var until = away.today().plusMonths(1);
    away.happens("pause", "illness").pauses("kept", until);
    var waiting = inTheQueue();
    assertThat(soonFree(waiting)).isEqualTo(nothingSoon());

    chain.passTo(away.caseId(), until.plusDays(1));
    away.afterPause("continues");

    assertThat(keptUntil(away.caseId())).isEqualTo(away.today().plusMonths(6));
    assertThat(soonFree(waiting)).isEqualTo(nothingSoon());
  }

  @Test
  void whoWasPromisedThePlaceOfSomebodyAmfDoesNotTakeOverWaitsOn() {
    var holder = toMoveOn().isHandedOver();
    var promised = promisedAPlace();

    holder.amfTakesOver("no").waitsFor("Task_SuperviseParticipant");

    isPromisedNothing(promised);
  }

  @Test
  void whoWasPromisedThePlaceOfSomebodySofDoesNotHandOverWaitsOn() {
    var holder = toMoveOn();
    var promised = promisedAPlace();

    holder.step(
        "Task_OfferHandover", Map.of("handoverOffered", "no", "handoverNote", "Vill vänta."));

    isPromisedNothing(promised);
  }

  @Test
  void whoWasPromisedAPlaceThatIsKeptThroughAPauseWaitsOn() {
    var holder = toMoveOn();
    var promised = promisedAPlace();

    holder.happens("pause", "illness").pauses("kept", holder.today().plusMonths(1));

    isPromisedNothing(promised);
  }

  @Test
  void whoWasPromisedAPlaceHasItWhenTheHolderLeavesInsteadOfMovingOn() {
    var holder = toMoveOn();
    var promised = promisedAPlace();

    holder.isStopped("sof2", "moved");

    assertThat(places(holder.caseId())).isZero();
    assertThat(places(promised.caseId())).isOne();
  }

  /** With a plan for work training, so that the day when the place falls free is known. */
  private Journey toMoveOn() {
    return Journey.on(chain)
        .enrolledStraight("sof1")
        .happens("ready")
        .isAssessed("yes")
        .plansTransition("workTraining");
  }

  private Journey promisedAPlace() {
    return inTheQueue()
        .step(
            "Task_OfferPlace",
            Map.of("placement", "queued", "queueReason", "Fullt.", "reserveSoonFree", "yes"));
  }

  private void isPromisedNothing(Journey waiting) {
    assertThat(outcome.acts(waiting.caseId())).contains("place-promise-ended");
    assertThat(soonFree(waiting)).isEqualTo(nothingSoon());
    assertThat(chain.prefill(waiting.caseId(), "Task_OfferPlace").get("queueText").toString())
        .contains(waiting.caseId().number())
        .doesNotContain("en plats är reserverad");
  }

  private Journey inTheQueue() {
    return Journey.on(chain).wantsToBegin("sof1").queues();
  }

  private String soonFree(Journey waiting) {
    return String.valueOf(chain.prefill(waiting.caseId(), "Task_OfferPlace").get("soonFreeText"));
  }

  private static String nothingSoon() {
    return "Ingen plats har en känd dag då den blir ledig.";
  }

  private LocalDate keptUntil(CaseId caseId) {
    return jdbc.sql(
            "select kept_until from kedjan.place_allocation where case_id = ? and released_at is null")
        .param(caseId.number())
        .query(LocalDate.class)
        .single();
  }

  private long places(CaseId caseId) {
    return jdbc.sql(
            "select count(*) from kedjan.place_allocation where case_id = ? and released_at is null")
        .param(caseId.number())
        .query(Long.class)
        .single();
  }
}
