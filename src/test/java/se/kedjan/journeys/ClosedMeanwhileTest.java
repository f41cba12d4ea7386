package se.kedjan.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.kedjan.access.CaseBlocks;
import se.kedjan.access.CaseId;
import se.kedjan.access.Party;
import se.kedjan.access.StaffId;
import se.kedjan.casefile.CaseFiles;
import se.kedjan.chain.Companions;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.responsibility.CaseLock;
import se.kedjan.testing.Chain;
import se.kedjan.testing.Journey;
import se.kedjan.testing.JourneyTest;
import se.kedjan.testing.Outcome;

/** A case is closed while somebody else is about to begin something in it: nothing begins. */
@JourneyTest
@Timeout(60)
class ClosedMeanwhileTest {

  @Autowired Chain chain;
  @Autowired Outcome outcome;
  @Autowired CaseFiles caseFiles;
  @Autowired CaseBlocks blocks;
  @Autowired CaseLock caseLock;
  @Autowired Companions companions;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;

  @AfterEach
  void everybodyIsAtWorkAgain() {
    jdbc.sql(
            "update kedjan.staff_membership set valid_to = null where valid_to = date '2025-01-31'")
        .update();
  }

  @Test
  void noDecisionOfTheReviewIsMadeInIt() throws Exception {
    var journey = Journey.on(chain).enrolledStraight("sof1").isDischarged("ownChoice");
    chain.openCaseReviews().forEach(open -> send(open.getId(), Map.of("rows", List.of())));
    var called = Optional.<Task>empty();
    while (called.isEmpty()) {
      chain.clock().moveBy(Duration.ofDays(31));
      called = chain.callCaseReview();
    }
    var review = called.get();
    var row = new HashMap<String, Object>();
    row.put("caseNumber", journey.caseId().number());
    row.put("discussed", true);
    row.put(
        "first", Map.of("party", "sof", "what", "Ring.", "by", chain.clock().today().toString()));

    var said =
        whileClosing(
            journey.caseId(),
            journey::isSummarised,
            () -> send(review.getId(), Map.of("rows", List.of(row))));

    assertThat(said).contains("är avslutat");
    closedAndQuiet(journey);
  }

  @Test
  void theHeadIsNotAskedWhoHasIt() throws Exception {
    var journey = received("sof2");

    var said =
        whileClosing(
            journey.caseId(),
            () -> journey.consent("no", "no"),
            () ->
                chain.start(
                    "sofhead1",
                    "change-staff",
                    Map.of(
                        "caseNumber", journey.caseId().number(),
                        "handTo", "head",
                        "changeReason", "Byter tjänst.")));

    assertThat(said).contains("inte ditt");
    closedAndQuiet(journey);
  }

  @Test
  void itIsNotHandedOverWithTheOthers() throws Exception {
    var journey = received("metod1");
    var other = received("metod1");
    blocks.block(journey.caseId(), new StaffId("sof3"), CaseBlocks.Reason.CLOSE);

    var said =
        whileClosing(
            journey.caseId(),
            () -> journey.consent("no", "no"),
            () ->
                chain.startWithoutCase(
                    "sofhead1",
                    "hand-over-cases",
                    Map.of("fromStaff", "metod1", "toStaff", "sof3", "changeReason", "Slutar.")));

    assertThat(said).isEmpty();
    closedAndQuiet(journey);
    assertThat(outcome.acts(journey.caseId())).containsOnlyOnce("process-started");
    assertThat(caseFiles.namedFor(other.caseId(), Party.SOF)).contains(new StaffId("sof3"));
  }

  @Test
  void theMorningsWatchDoesNotRaiseIt() throws Exception {
    var journey = Journey.on(chain).enrolledStraight("sof1").isDischarged("ownChoice");
    var named = caseFiles.namedFor(journey.caseId(), Party.CORNER).orElseThrow();
    blocks.block(journey.caseId(), named, CaseBlocks.Reason.CLOSE);

    var said = whileClosing(journey.caseId(), journey::isSummarised, chain::watchStaff);

    assertThat(said).isEmpty();
    closedAndQuiet(journey);
  }

  @Test
  void noDayIsCorrectedInIt() throws Exception {
    var journey = Journey.on(chain).enrolledStraight("sof1").isDischarged("ownChoice");

    var said =
        whileClosing(
            journey.caseId(),
            journey::isSummarised,
            () ->
                chain.start(
                    "corner1",
                    "attendance-correction",
                    Map.of(
                        "caseNumber",
                        journey.caseId().number(),
                        "attendanceOn",
                        journey.today().toString(),
                        "attendanceStatus",
                        "present",
                        "attendanceHours",
                        4,
                        "correctionReason",
                        "Var där.")));

    assertThat(said).contains("inte ditt");
    closedAndQuiet(journey);
  }

  @Test
  void noScheduleIsChangedInIt() throws Exception {
    var journey = Journey.on(chain).enrolledStraight("sof1").isDischarged("ownChoice");

    var said =
        whileClosing(
            journey.caseId(),
            journey::isSummarised,
            () ->
                chain.start(
                    "corner1",
                    "schedule-change",
                    Map.of(
                        "caseNumber",
                        journey.caseId().number(),
                        "scheduleFrom",
                        journey.today().toString(),
                        "sometimeInWeek",
                        true,
                        "hoursPerWeek",
                        10)));

    assertThat(said).contains("inte ditt");
    closedAndQuiet(journey);
  }

  @Test
  void whatIsOpenedAgainMeanwhileHasNoAfterCareToEnd() throws Exception {
    var journey = Journey.on(chain).enrolledStraight("sof1").isDischarged("ownChoice");
    journey.isSummarisedWithAfterCare(journey.today().plusYears(2), "corner");

    var said =
        whileClosing(
            journey.caseId(),
            () -> journey.isReopened("sof2"),
            () -> journey.endsAfterCare("corner1"));

    assertThat(said).contains("inte ditt");
    journey.waitsFor("Task_ReceiveCase");
  }

  @Test
  void whoeverAsksIsTold() {
    var journey = received("sof2").consent("no", "no");

    assertThatThrownBy(
            () ->
                transaction.executeWithoutResult(
                    status ->
                        companions.start(
                            journey.caseId(),
                            "CaseUnheld",
                            Map.of(
                                ProcessVariable.ACTIVITY, "corner",
                                ProcessVariable.UNHELD_BY, "sof"))))
        .hasMessageContaining("Ärendet är avslutat");
    closedAndQuiet(journey);
  }

  private Journey received(String responsible) {
    return Journey.on(chain)
        .registeredBy("sof1")
        .step(
            "Task_ReceiveCase",
            Map.of("reception", "accepted", "responsibleCaseworker", responsible));
  }

  private void send(String taskId, Map<String, ?> sheet) {
    chain.nameForSheet("sof1", "caseReview");
    chain.completeSheet("sof1", taskId, sheet);
  }

  private void closedAndQuiet(Journey journey) {
    assertThat(caseFiles.isOpen(journey.caseId())).isFalse();
    // Who has been alerted may say so on the closed case.
    journey.waitsFor();
    outcome.consistent(journey.caseId());
  }

  /**
   * One holds the case and closes it once the other waits for it.
   *
   * @return what the other is told; nothing where it went through
   */
  private String whileClosing(CaseId caseId, Runnable close, Runnable act) throws Exception {
    var held = new CountDownLatch(1);
    var pool = Executors.newFixedThreadPool(2);
    try {
      var closing =
          pool.submit(
              () ->
                  transaction.executeWithoutResult(
                      status -> {
                        caseLock.hold(caseId);
                        held.countDown();
                        while (!somebodyWaits()) {
                          Thread.onSpinWait();
                        }
                        close.run();
                      }));
      held.await();
      var acting =
          pool.submit(
              () -> {
                try {
                  act.run();
                  return "";
                } catch (RuntimeException refused) {
                  return refused.getMessage();
                }
              });
      closing.get(50, TimeUnit.SECONDS);
      return acting.get(50, TimeUnit.SECONDS);
    } finally {
      pool.shutdownNow();
    }
  }

  private boolean somebodyWaits() {
    return jdbc.sql("select exists (select from pg_locks where not granted)")
        .query(Boolean.class)
        .single();
  }
}
