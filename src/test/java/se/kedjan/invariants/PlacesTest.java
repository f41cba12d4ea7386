package se.kedjan.invariants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.kedjan.access.CaseId;
import se.kedjan.testing.Chain;
import se.kedjan.testing.IntegrationTest;
import se.kedjan.testing.Journey;
import se.kedjan.testing.SharedDatabase;

/** Invariant 8: ten places for SOF's clients at Corner, and never an eleventh. */
@IntegrationTest
class PlacesTest {

  private static final String FULL = "Alla 10 platser är upptagna. Välj «Placera i kö».";

  @Autowired Chain chain;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate inTransaction;

  private final JdbcTemplate superuser =
      new JdbcTemplate(SharedDatabase.postgres().getDatabase("postgres", "kedjan"));

  /** As the migrations leave it. */
  @AfterEach
  void capacityIsTenAgain() {
    superuser.update("delete from kedjan.capacity where valid_from > date '2021-10-01'");
    superuser.update("update kedjan.capacity set valid_to = null");
  }

  @Test
  void elevenAskForTenPlaces() {
    var eleven = new ArrayList<Journey>();
    for (var n = 0; n < 11; n++) {
      eleven.add(asking());
    }
    eleven.subList(0, 10).forEach(this::reserves);

    assertThatThrownBy(() -> reserves(eleven.get(10))).hasMessage(FULL);
    eleven.get(10).waitsFor("Task_ReservePlace");
    assertThat(placesTaken()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    eleven
        .get(10)
        .step("Task_ReservePlace", Map.of("placement", "queued", "queueReason", "Fullt."));

    eleven.get(3).consentsAtCorner("yes", "yes").tries("declines");
    eleven.get(10).step("Task_OfferPlace", reservation());
    assertThat(placesTaken()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    assertThat(placeOf(eleven.get(10))).isEqualTo(4);
  }

  @Test
  void twoReachForTheLastPlaceAtTheSameMoment() throws Exception {
    take(9, "SOF");
    var two = List.of(asking(), asking());
    var together = new CyclicBarrier(2);
    var threads = Executors.newFixedThreadPool(2);
    try {
      var tries = new ArrayList<Future<String>>();
      for (var journey : two) {
        tries.add(
            threads.submit(
                () -> {
                  together.await(30, TimeUnit.SECONDS);
                  try {
                    reserves(journey);
                    return "";
                  } catch (RuntimeException refusal) {
                    return refusal.getMessage();
                  }
                }));
      }
      var answers = List.of(tries.get(0).get(), tries.get(1).get());

      assertThat(answers).containsExactlyInAnyOrder("", FULL);
      var winner = answers.indexOf("");
      two.get(winner).waitsFor("Task_ObtainConsentCorner");
      two.get(1 - winner).waitsFor("Task_ReservePlace");
      assertThat(submissions(two.get(1 - winner).caseId())).isZero();
      assertThat(placesTaken()).hasSize(10).doesNotHaveDuplicates();
    } finally {
      threads.shutdownNow();
    }
  }

  /** Past the application, in two transactions that cannot see each other. */
  @Test
  void theDatabaseItselfLetsOneOfTwoHaveThePlace() throws Exception {
    var together = new CyclicBarrier(2);
    var threads = Executors.newFixedThreadPool(2);
    try {
      var tries = new ArrayList<Future<Boolean>>();
      for (var caseId : List.of("K-2000-0001", "K-2000-0002")) {
        tries.add(
            threads.submit(
                () -> {
                  try {
                    inTransaction.executeWithoutResult(
                        status -> {
                          jdbc.sql("select 1").query(Integer.class).single();
                          await(together);
                          insert("SOF", 7, caseId);
                        });
                    return true;
                  } catch (DataIntegrityViolationException taken) {
                    return false;
                  }
                }));
      }
      assertThat(List.of(tries.get(0).get(), tries.get(1).get()))
          .containsExactlyInAnyOrder(true, false);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void theDatabaseKnowsNoEleventhPlace() {
    assertThatThrownBy(() -> insert("SOF", 11, "K-2000-0011"))
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining("no such place");
    insert("SOF", 10, "K-2000-0010");
    assertThatThrownBy(() -> jdbc.sql("update kedjan.place_allocation set place = 11").update())
        .isInstanceOf(DataIntegrityViolationException.class);
    assertThatThrownBy(() -> insert("SOF", 9, "K-2000-0010"))
        .as("one place per case")
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  @Test
  void anotherCapacityCountsFromItsDay() {
    capacityFrom(chain.clock().today().plusDays(2), 11);
    take(10, "SOF");
    var journey = asking();

    chain.clock().moveBy(Duration.ofDays(1));
    assertThatThrownBy(() -> reserves(journey)).hasMessage(FULL);
    chain.clock().moveBy(Duration.ofDays(1));
    reserves(journey);
    assertThat(placeOf(journey)).isEqualTo(11);
  }

  @Test
  void aLowerCapacityTakesNobodysPlaceAndGivesNoneAway() {
    take(10, "SOF");
    capacityFrom(chain.clock().today(), 8);
    var journey = asking();

    jdbc.sql("update kedjan.place_allocation set released_at = reserved_at where place = 2")
        .update();
    assertThatThrownBy(() -> reserves(journey))
        .hasMessage("Alla 8 platser är upptagna. Välj «Placera i kö».");
    assertThatThrownBy(() -> insert("SOF", 2, "K-2000-0099"))
        .isInstanceOf(DataIntegrityViolationException.class);

    jdbc.sql("update kedjan.place_allocation set released_at = reserved_at where place in (3, 4)")
        .update();
    reserves(journey);
    assertThat(placeOf(journey)).isEqualTo(2);
  }

  @Test
  void whoHasNoContactAtSofCountsElsewhere() {
    take(10, "SOF");
    var withoutContact =
        Journey.on(chain)
            .registeredBy("corner1")
            .receivedWithoutSofContact()
            .consents()
            .visits("wants")
            .asksForPlace();

    reserves(withoutContact);
    assertThat(
            jdbc.sql("select kind from kedjan.place_allocation where case_id = ?")
                .param(withoutContact.caseId().number())
                .query(String.class)
                .single())
        .isEqualTo("OTHER");
    take(4, "OTHER");
    var oneMore =
        Journey.on(chain)
            .registeredBy("amf1")
            .receivedWithoutSofContact()
            .consents()
            .visits("wants")
            .asksForPlace();
    assertThatThrownBy(() -> reserves(oneMore))
        .hasMessage("Alla 5 platser är upptagna. Välj «Placera i kö».");
  }

  private Journey asking() {
    return Journey.on(chain).wantsToBegin("sof1").asksForPlace();
  }

  private void reserves(Journey journey) {
    journey.step("Task_ReservePlace", reservation());
  }

  private Map<String, Object> reservation() {
    var form = new HashMap<String, Object>();
    form.put("placement", "reserved");
    form.put("placeFrom", chain.clock().today().toString());
    return form;
  }

  /** So many of the places are held by others. */
  private void take(int places, String kind) {
    var first =
        jdbc.sql("select count(*) from kedjan.place_allocation where kind = ?")
            .param(kind)
            .query(Integer.class)
            .single();
    for (var n = 1; n <= places; n++) {
      insert(kind, first + n, "K-19%s-%04d".formatted(kind.equals("SOF") ? "90" : "91", n));
    }
  }

  private void insert(String kind, int place, String caseId) {
    jdbc.sql(
            "insert into kedjan.place_allocation (activity, kind, place, case_id, from_day, reserved_at) values ('corner', ?, ?, ?, ?, ?)")
        .params(kind, place, caseId, chain.clock().today(), Timestamp.from(chain.clock().instant()))
        .update();
  }

  private void capacityFrom(LocalDate day, int places) {
    superuser.update(
        "update kedjan.capacity set valid_to = ? where kind = 'SOF' and valid_to is null",
        day.minusDays(1));
    superuser.update(
        "insert into kedjan.capacity (activity, kind, places, valid_from) values ('corner', 'SOF', ?, ?)",
        places,
        day);
  }

  private List<Integer> placesTaken() {
    return jdbc.sql(
            "select place from kedjan.place_allocation where kind = 'SOF' and released_at is null order by place")
        .query(Integer.class)
        .list();
  }

  private int placeOf(Journey journey) {
    return jdbc.sql(
            "select place from kedjan.place_allocation where case_id = ? and released_at is null")
        .param(journey.caseId().number())
        .query(Integer.class)
        .single();
  }

  private long submissions(CaseId caseId) {
    return jdbc.sql(
            "select count(*) from kedjan.submission where case_id = ? and step = 'Task_ReservePlace'")
        .param(caseId.number())
        .query(Long.class)
        .single();
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
