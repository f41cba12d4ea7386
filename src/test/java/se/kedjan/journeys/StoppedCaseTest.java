package se.kedjan.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import se.kedjan.access.Party;
import se.kedjan.casefile.EndState;
import se.kedjan.models.Models;
import se.kedjan.responsibility.Accountability.Interval;
import se.kedjan.testing.Chain;
import se.kedjan.testing.Journey;
import se.kedjan.testing.JourneyTest;
import se.kedjan.testing.Outcome;

/** At any time: deceased, moved, declines, never came, agreement ended. */
@JourneyTest
class StoppedCaseTest {

  @Autowired Chain chain;
  @Autowired Outcome outcome;

  private static Arguments at(String where, UnaryOperator<Journey> way) {
    return Arguments.of(where, way);
  }

  static Stream<Arguments> anyMoment() {
    UnaryOperator<Journey> enrolled = j -> j.enrolledStraight("sof1");
    UnaryOperator<Journey> visited = j -> j.wantsToBegin("sof1");
    return Stream.of(
        at("before the reception", j -> j.registeredBy("sof1")),
        at("in the queue", j -> visited.apply(j).queues()),
        at("on trial", j -> visited.apply(j).getsPlace()),
        at(
            "in the middle of the enrolment",
            j -> visited.apply(j).getsPlace().tries("continues").decides("yes")),
        at("at Corner with a follow-up open", j -> enrolled.apply(j).passDays(95)),
        at("while a discharge is considered", j -> enrolled.apply(j).happens("discharge", "moved")),
        at("during a pause", j -> enrolled.apply(j).happens("relapse").talks("leaves")),
        at(
            "after a pause",
            j -> enrolled.apply(j).happens("relapse").talks("leaves").passDays(190)),
        at("during an assessment", j -> enrolled.apply(j).happens("ready")),
        at(
            "during work training",
            j -> enrolled.apply(j).happens("ready").isAssessed("yes").startsWorkTraining()),
        at(
            "with a handover on offer",
            j ->
                enrolled
                    .apply(j)
                    .happens("ready")
                    .isAssessed("yes")
                    .plansTransition("internship")
                    .isHandedOver()),
        at(
            "with a withdrawal undecided",
            j -> enrolled.apply(j).withdraws("corner1", "sofCorner")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("anyMoment")
  void afterADeathEverythingStopsSilentlyAndAtOnce(String where, UnaryOperator<Journey> way) {
    var journey = way.apply(Journey.on(chain));

    journey.isStopped(someone(journey), "deceased").waitsFor();

    outcome.closedAs(journey.caseId(), EndState.DECEASED);
    journey.passDays(400).waitsFor();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("anyMoment")
  void whoMovesIsSummedUpBySofAndNothingElseStaysOpen(String where, UnaryOperator<Journey> way) {
    var journey = way.apply(Journey.on(chain));

    journey.isStopped(someone(journey), "moved").waitsFor("Task_SummariseAfterStop");
    journey.isSummarised("Task_SummariseAfterStop");

    outcome.closedAs(journey.caseId(), EndState.MOVED);
  }

  /** Who registered it, until SOF has named somebody. */
  private String someone(Journey journey) {
    return journey.isAt("Task_ReceiveCase") ? "sofhead1" : "sof2";
  }

  @ParameterizedTest
  @CsvSource({
    "declines,OWN_CHOICE",
    "neverCame,NOT_RELEVANT",
    "agreementEnded,AGREEMENT_ENDED",
    "moved,MOVED"
  })
  void everyReasonHasItsEnd(String reason, EndState endState) {
    var journey = Journey.on(chain).wantsToBegin("sof1");

    journey.queues().isStopped("sof2", reason).isSummarised("Task_SummariseAfterStop");

    assertThat(outcome.acts(journey.caseId())).contains("case-stopped", "queue-left");
    outcome.closedAs(journey.caseId(), endState);
  }

  @Test
  void duringWorkTrainingSofAnswersForTheCaseAgainWithoutAGap() {
    var journey =
        Journey.on(chain)
            .enrolledStraight("sof1")
            .happens("ready")
            .isAssessed("yes")
            .startsWorkTraining()
            .isStopped("sof2", "moved");

    assertThat(outcome.accountability(journey.caseId()))
        .extracting(Interval::party)
        .containsExactly(Party.SOF, Party.AMF, Party.SOF);
    journey.waitsFor("Task_SummariseAfterStop").isSummarised("Task_SummariseAfterStop");
    outcome.closedAs(journey.caseId(), EndState.MOVED);
  }

  @ParameterizedTest
  @CsvSource({
    "Task_SummariseAfterStop",
    "Task_SummariseAfterReturn",
    "Task_SummariseAfterWithdrawal"
  })
  void aDeathWhileSofSumsUpEndsThatToo(String summary) {
    var journey = Journey.on(chain).enrolledStraight("sof1");
    switch (summary) {
      case "Task_SummariseAfterStop" -> journey.isStopped("sof2", "moved");
      case "Task_SummariseAfterReturn" ->
          journey
              .happens("relapse")
              .talks("leaves")
              .comesBackTo("enrolment")
              .queues()
              .step("Task_OfferPlace", Map.of("placement", "withdrawn"));
      default -> journey.withdraws("sof2", "sofCorner").sofDecides("closes");
    }
    journey.waitsFor(summary);
    assertThatThrownBy(() -> journey.isStopped("sof2", "moved"))
        .hasMessageContaining("avslutas redan");

    journey.isStopped("sof2", "deceased").waitsFor();

    outcome.closedAs(journey.caseId(), EndState.DECEASED);
  }

  @Test
  void twoWhoStopACaseAtOnceStopItOnce() throws Exception {
    var journey = Journey.on(chain).enrolledStraight("sof1");
    var together = new CyclicBarrier(2);
    var pool = Executors.newFixedThreadPool(2);
    try {
      pool.invokeAll(
          List.of(
              stops(together, journey, "corner1", "deceased"),
              stops(together, journey, "sof2", "deceased")));
    } finally {
      pool.shutdown();
    }

    outcome.closedAs(journey.caseId(), EndState.DECEASED);
    assertThat(outcome.acts(journey.caseId())).containsOnlyOnce("case-stopped", "case-closed");
  }

  private Callable<Void> stops(
      CyclicBarrier together, Journey journey, String staffId, String reason) {
    return () -> {
      together.await();
      journey.isStopped(staffId, reason);
      return null;
    };
  }

  @Test
  void theDayIsNeitherBeforeTheRegistrationNorAhead() {
    var journey = Journey.on(chain).registeredBy("sof1").received();
    for (var day : List.of(journey.today().minusDays(1), journey.today().plusDays(1))) {
      assertThatThrownBy(
              () ->
                  chain.start(
                      "sof2",
                      "stop-case",
                      Map.of(
                          "caseNumber",
                          journey.caseId().number(),
                          "stopReason",
                          "deceased",
                          "deathConfirmed",
                          true,
                          "stoppedOn",
                          day.toString())))
          .hasMessageContaining("Datum");
    }
    journey.waitsFor("Task_ObtainConsent");
  }

  @Test
  void aStrangerToTheCaseIsToldNoMoreThanOfOneThatDoesNotExist() {
    var journey = Journey.on(chain).enrolledStraight("sof1");

    assertThatThrownBy(() -> journey.isStopped("amf3", "moved"))
        .hasMessage("Ärendet finns inte, eller är inte ditt.");
    journey.waitsFor("Task_SuperviseParticipant");
  }

  /** One line in a list is easily missed; nothing leads back from here. */
  @Test
  void aDeathIsSaidTwice() {
    var journey = Journey.on(chain).enrolledStraight("sof1");

    assertThatThrownBy(
            () ->
                chain.start(
                    "corner1",
                    "stop-case",
                    Map.of(
                        "caseNumber", journey.caseId().number(),
                        "stopReason", "deceased",
                        "stoppedOn", journey.today().toString())))
        .hasMessageContaining("att deltagaren har avlidit");
    journey.waitsFor("Task_SuperviseParticipant");
  }

  /** SOF is heard before a permanent discharge: the stop is no way around it. */
  @ParameterizedTest
  @CsvSource({"corner1,declines", "corner1,agreementEnded", "amf2,declines", "amf2,agreementEnded"})
  void whoIsEnrolledIsNotDischargedPastSof(String staffId, String reason) {
    var journey = Journey.on(chain).enrolledStraight("sof1");

    assertThatThrownBy(() -> journey.isStopped(staffId, reason))
        .hasMessageContaining("SOF ska höras före ett avslut");
    journey.waitsFor("Task_SuperviseParticipant");
    assertThat(outcome.acts(journey.caseId())).doesNotContain("case-stopped", "place-released");
  }

  @Test
  void sofItselfStopsTheCaseOfWhoIsEnrolled() {
    Journey.on(chain)
        .enrolledStraight("sof1")
        .isStopped("sof2", "declines")
        .waitsFor("Task_SummariseAfterStop");
  }

  @Test
  void ofWhoIsEnrolledTheOwnersTableSaysWhoDecides() {
    var journey = Journey.on(chain).enrolledStraight("sof1");

    assertThatThrownBy(() -> journey.isStopped("amf2", "moved"))
        .hasMessageContaining("beslutar Corner enligt tabellen «Skäl och följder»")
        .hasMessageContaining("Be Corner eller SOF avsluta ärendet.");
    journey.waitsFor("Task_SuperviseParticipant");
    assertThat(outcome.acts(journey.caseId())).doesNotContain("case-stopped", "place-released");

    journey.isStopped("corner1", "moved").waitsFor("Task_SummariseAfterStop");
    Journey.on(chain)
        .enrolledStraight("sof1")
        .isStopped("sof2", "moved")
        .waitsFor("Task_SummariseAfterStop");
  }

  @Test
  void aChangedRowSaysThatSofDecides() {
    var journey = Journey.on(chain).enrolledStraight("sof1");
    var table =
        Models.dmn("consequences")
            .replaceFirst("(\"Consequence_EndingMoved_DecidedBy\">\\s*<text>)[^<]*", "$1\"sof\"");

    chain.withTable(
        "consequences",
        table,
        () -> {
          for (var staffId : List.of("corner1", "amf2")) {
            assertThatThrownBy(() -> journey.isStopped(staffId, "moved"))
                .hasMessageContaining("beslutar SOF enligt")
                .hasMessageContaining("Be SOF avsluta ärendet.");
          }
          journey.waitsFor("Task_SuperviseParticipant");
          journey.isStopped("sof2", "moved").waitsFor("Task_SummariseAfterStop");
        });
  }

  @Test
  void aDeathIsReportedByWhicheverPartyLearnsOfIt() {
    var journey = Journey.on(chain).enrolledStraight("sof1").isStopped("amf2", "deceased");

    outcome.closedAs(journey.caseId(), EndState.DECEASED);
  }

  @Test
  void beforeTheEnrolmentWhicheverPartyLearnsOfItStopsIt() {
    Journey.on(chain)
        .onTrialStraight("sof1")
        .isStopped("amf2", "moved")
        .waitsFor("Task_SummariseAfterStop");
  }

  @Test
  void beforeTheEnrolmentCornerStopsIt() {
    Journey.on(chain)
        .onTrialStraight("sof1")
        .isStopped("corner1", "declines")
        .waitsFor("Task_SummariseAfterStop");
  }

  @Test
  void whoHasBeenThereDidNotNeverCome() {
    var enrolled = Journey.on(chain).enrolledStraight("sof1");
    var tried = Journey.on(chain).onTrialStraight("sof1").tries("continues");

    for (var journey : List.of(enrolled, tried)) {
      for (var staffId : List.of("sof2", "corner1", "amf2")) {
        assertThatThrownBy(() -> journey.isStopped(staffId, "neverCame"))
            .hasMessageContaining("«Deltagaren kom aldrig» stämmer inte");
      }
    }
    enrolled.waitsFor("Task_SuperviseParticipant");
  }

  /** What an earlier round was says nothing of this one. */
  @Test
  void aNewRoundBeginsAnew() {
    Journey.on(chain)
        .enrolledStraight("sof1")
        .isDischarged("ownChoice")
        .isSummarised()
        .passDays(60)
        .isReopened("sof2")
        .received()
        .consents()
        .getsPlace()
        .isStopped("corner1", "neverCame")
        .waitsFor("Task_SummariseAfterStop");
  }

  @Test
  void aClosedCaseIsNotStopped() {
    var journey = Journey.on(chain).registeredBy("sof1").received();
    journey.isStopped("sof2", "deceased");

    assertThatThrownBy(() -> journey.isStopped("sof2", "deceased"))
        .hasMessage("Ärendet är redan avslutat.");
  }
}
