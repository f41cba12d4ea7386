package se.kedjan.invariants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.kedjan.testing.Chain;
import se.kedjan.testing.IntegrationTest;
import se.kedjan.testing.Journey;

/** Invariant 8: the database, not Java, has the last word on places. */
@IntegrationTest
class PlacesTest {

  @Autowired Chain chain;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  private final List<Journey> begun = new ArrayList<>();

  /** The places of this test alone: what other tests hold is released, and as many as asked for. */
  @BeforeEach
  void noPlaceIsTaken() {
    jdbc.sql("update kedjan.place_allocation set released_at = reserved_at where released_at is null")
        .update();
  }

  @AfterEach
  void tenPlacesAgain() {
    capacity(10);
    begun.clear();
    noPlaceIsTaken();
  }

  @Test
  void theEleventhIsTurnedToTheQueueAndTheTaskStays() {
    for (var i = 0; i < 10; i++) {
      asking().getsPlace();
    }
    var eleventh = asking().asksForPlace();

    assertThatThrownBy(() -> reserve(eleventh))
        .hasMessage("Alla 10 platser är upptagna. Välj «Placera i kö».");
    eleventh.waitsFor("Task_ReservePlace");
    eleventh.step("Task_ReservePlace", Map.of("placement", "queued", "queueReason", "Fullt."));
    eleventh.waitsFor("Task_OfferPlace");
  }

  @Test
  void othersAreCountedApart() {
    capacity(0);
    var other =
        begin().registeredBy("corner1").receivedWithoutSofContact().consents().visits("wants");

    other.getsPlace().waitsFor("Task_CarryOutTrial");
    var sofs = asking().asksForPlace();
    assertThatThrownBy(() -> reserve(sofs)).hasMessageContaining("Alla 0 platser är upptagna");
  }

  @Test
  void afterTheCapacityIsLoweredNoneIsGivenUntilEnoughAreFree() {
    var first = asking().getsPlace();
    asking().getsPlace();
    asking().getsPlace();
    capacity(2);
    first.tries("declines");
    var next = asking().asksForPlace();

    assertThatThrownBy(() -> reserve(next)).hasMessageContaining("upptagna");
    assertThatThrownBy(() -> insert(1, "K-2020-0001"))
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  @Test
  void theDatabaseRefusesWhatJavaWouldNotAsk() {
    insertUndone(10);
    assertThatThrownBy(() -> insertUndone(11)).isInstanceOf(DataIntegrityViolationException.class);
    assertThatThrownBy(
            () ->
                transactions.executeWithoutResult(
                    tx -> {
                      insert(3, "K-2020-0001");
                      insert(3, "K-2020-0002");
                    }))
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  @Test
  void twoWhoReachForTheLastPlaceGiveOnePlaceAndOneClearAnswer() throws Exception {
    capacity(1);
    var rivals = List.of(asking().asksForPlace(), asking().asksForPlace());
    var barrier = new CyclicBarrier(2);
    var answers = new ArrayList<String>();
    var pool = Executors.newFixedThreadPool(2);
    try {
      var attempts = new ArrayList<Future<String>>();
      for (var rival : rivals) {
        attempts.add(
            pool.submit(
                () -> {
                  barrier.await();
                  try {
                    reserve(rival);
                    return "reserved";
                  } catch (RuntimeException e) {
                    return e.getMessage();
                  }
                }));
      }
      for (var attempt : attempts) {
        answers.add(attempt.get());
      }
    } finally {
      pool.shutdown();
    }

    assertThat(answers)
        .containsExactlyInAnyOrder(
            "reserved", "Alla 1 platser är upptagna. Välj «Placera i kö».");
    assertThat(rivals).filteredOn(rival -> rival.isAt("Task_CarryOutTrial")).hasSize(1);
    assertThat(rivals).filteredOn(rival -> rival.isAt("Task_ReservePlace")).hasSize(1);
  }

  private Journey begin() {
    var journey = Journey.on(chain);
    begun.add(journey);
    return journey;
  }

  private Journey asking() {
    return begin().registeredBy("sof1").received().consents().visits("wants");
  }

  private static void reserve(Journey journey) {
    journey.step(
        "Task_ReservePlace",
        Map.of("placement", "reserved", "placeFrom", journey.today().toString()));
  }

  private void capacity(int places) {
    jdbc.sql("update kedjan.capacity set places = ? where activity = 'corner' and kind = 'SOF'")
        .param(places)
        .update();
  }

  private void insertUndone(int place) {
    transactions.executeWithoutResult(
        tx -> {
          insert(place, "K-2020-0001");
          tx.setRollbackOnly();
        });
  }

  private void insert(int place, String caseId) {
    jdbc.sql(
            """
            insert into kedjan.place_allocation (activity, kind, place, case_id, from_day, reserved_at)
            values ('corner', 'SOF', ?, ?, date '2025-03-11', ?)
            """)
        .params(place, caseId, java.sql.Timestamp.from(chain.clock().instant()))
        .update();
  }
}
