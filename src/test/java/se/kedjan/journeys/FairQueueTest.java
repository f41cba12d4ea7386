package se.kedjan.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.RepositoryService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.kedjan.access.CaseId;
import se.kedjan.access.Party;
import se.kedjan.forms.CaseNotes;
import se.kedjan.models.Models;
import se.kedjan.testing.Chain;
import se.kedjan.testing.Journey;
import se.kedjan.testing.JourneyTest;
import se.kedjan.testing.Outcome;
import se.kedjan.testing.Statements;

/** A human picks from a queue in a fair order, and whoever is passed by has a row that says why. */
@JourneyTest
class FairQueueTest {

  private static final String ONE_BEFORE =
      "Ett ärende står före i kön. Skriv varför platsen ändå går till det här ärendet.";

  @Autowired Chain chain;
  @Autowired Outcome outcome;
  @Autowired JdbcClient jdbc;
  @Autowired RepositoryService repository;
  @Autowired TransactionTemplate transactions;
  @Autowired List<CaseNotes> notes;

  @Test
  void whoHasWaitedLongestIsOfferedThePlaceWithoutAReason() {
    var first = inTheQueue();
    var second = inTheQueue();

    offer(first, null).waitsFor("Task_ObtainConsentCorner");

    assertThat(outcome.acts(second.caseId())).doesNotContain("queue-skipped");
    offer(second, null).waitsFor("Task_ObtainConsentCorner");
  }

  @Test
  void whoIsPassedByIsToldWhyAndTheLogWhen() {
    var first = inTheQueue();
    var second = inTheQueue();
    var third = inTheQueue();

    assertThatThrownBy(() -> offer(third, null))
        .hasMessage(
            "2 ärenden står före i kön. Skriv varför platsen ändå går till det här ärendet.");
    third.waitsFor("Task_OfferPlace");
    assertThat(places(third.caseId())).isZero();

    offer(third, "Kan bara börja på förmiddagar, och det är en förmiddagsplats.");

    for (var passed : List.of(first, second)) {
      assertThat(outcome.acts(passed.caseId())).containsOnlyOnce("queue-skipped");
      passed.waitsFor("Task_OfferPlace");
    }
    var note = notesOf(second.caseId()).get(0);
    assertThat(note.text()).isEqualTo("Plats 2 i kön. Platsen gick till någon annan");
    assertThat(note.written()).startsWith("Kan bara börja");
    assertThat(note.staffName()).isEqualTo("Carl Vinter");
    assertThat(notesOf(third.caseId())).isEmpty();
    assertThat(
            jdbc.sql(
                    "select detail from kedjan.responsibility_log where act = 'queue-skipped' and chain = (select chain from kedjan.log_chain where case_id = ?)")
                .param(second.caseId().number())
                .query(String.class)
                .single())
        .isEqualTo("2");
    offer(first, null);
    offer(second, null);
  }

  @Test
  void whoComesStraightPastTheQueueNeedsAReasonToo() {
    var waiting = inTheQueue();
    var straight = Journey.on(chain).wantsToBegin("sof1").asksForPlace();
    var reservation = new HashMap<String, Object>();
    reservation.put("placement", "reserved");
    reservation.put("placeFrom", straight.today().toString());

    assertThatThrownBy(() -> straight.step("Task_ReservePlace", reservation))
        .hasMessage(ONE_BEFORE);
    reservation.put("skipReason", "Den som väntar vill inte börja förrän i höst.");
    straight.step("Task_ReservePlace", reservation);

    assertThat(notesOf(waiting.caseId())).hasSize(1);
  }

  @Test
  void theOwnersTableSaysWhoStandsFirst() {
    var returner = tried();
    var longest = inTheQueue();
    chain.clock().moveBy(Duration.ofHours(1));
    returner.queues();
    assertThat(queueOf(returner)).startsWith("1. " + longest.caseId());
    var changed =
        repository
            .createDeployment()
            .addString(
                "queue-order.dmn",
                Models.dmn("queue-order")
                    .replaceFirst("(?s)(\"returner\".*?<text>)0(</text>)", "$18$2"))
            .deploy();
    try {
      assertThat(queueOf(returner)).startsWith("1. " + returner.caseId());
      assertThatThrownBy(() -> offer(longest, null)).hasMessage(ONE_BEFORE);
      offer(returner, null);
    } finally {
      repository.deleteDeployment(changed.getId());
    }
  }

  @Test
  void whoIsProtectedOrMayNotBeKnownHasOnlyAPosition() {
    var hidden = inTheQueue();
    chain.start(
        "sof2",
        "protect-identity",
        Map.of("caseNumber", hidden.caseId().number(), "protection", "yes", "alias", "Almen"));
    var unknown = inTheQueue().narrows("sof2", "sofCorner", "participation");
    var seen = inTheQueue();

    assertThat(queueOf(seen))
        .contains(
            "1. Ett ärende som inte visas här\n2. Ett ärende som inte visas här\n3. "
                + seen.caseId())
        .doesNotContain(hidden.caseId().number(), unknown.caseId().number());
  }

  @Test
  void theQueueAsksForTheConsentsOfWhoStandsInItAndNoMore() {
    var waiting = inTheQueue();
    var text = new String[1];

    var asked = Statements.of(() -> text[0] = queueOf(waiting)).sql();

    assertThat(text[0]).contains(waiting.caseId().number());
    assertThat(asked.stream().filter(sql -> sql.contains("from kedjan.consent")))
        .isNotEmpty()
        .allMatch(sql -> sql.contains("case_id = "));
  }

  @Test
  void aPlaceThatWillBeFreeIsReservedAndBecomesTheirsWhenItIs() {
    var holder = atWorkTraining();
    var promised = inTheQueue();
    fill();
    promised.step(
        "Task_OfferPlace",
        Map.of("placement", "queued", "queueReason", "Fullt.", "reserveSoonFree", "yes"));
    assertThat(outcome.acts(promised.caseId())).contains("place-promised");
    var other = inTheQueue();

    assertThatThrownBy(
            () ->
                jdbc.sql(
                        "insert into kedjan.place_allocation (activity, kind, place, case_id, from_day, reserved_at) select activity, kind, place, 'K-1999-0001', current_date, now() from kedjan.place_reservation where ended_at is null")
                    .update())
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining("promised to another");
    holder.passDays(40);

    assertThat(places(holder.caseId())).isZero();
    assertThat(places(promised.caseId())).isOne();
    assertThatThrownBy(() -> offer(other, null)).hasMessageStartingWith("Alla 10 platser");
    assertThat(chain.prefill(promised.caseId(), "Task_OfferPlace").get("soonFreeText").toString())
        .contains("har blivit ledig och hålls");
    offer(promised, null).waitsFor("Task_ObtainConsentCorner");
    assertThat(places(promised.caseId())).isOne();
  }

  @Test
  void aPromiseEndsWhenTheHolderStaysOrTheCaseLeaves() {
    var holder = atWorkTraining();
    var other = atWorkTraining();
    var promised = inTheQueue();
    var promise = Map.of("placement", "queued", "queueReason", "Fullt.", "reserveSoonFree", "yes");
    promised.step("Task_OfferPlace", promise);
    var second = inTheQueue().step("Task_OfferPlace", promise);
    var third = inTheQueue();
    assertThatThrownBy(() -> third.step("Task_OfferPlace", promise))
        .hasMessage(
            "Ingen plats har en känd dag då den blir ledig. Svara nej; deltagaren står kvar i kön.");

    holder.isReconciled("backToCorner", null).sofTakesBack("yes");

    assertThat(outcome.acts(promised.caseId())).contains("place-promise-ended");
    assertThat(outcome.acts(second.caseId())).doesNotContain("place-promise-ended");
    assertThat(promises()).isOne();
    second.step("Task_OfferPlace", Map.of("placement", "withdrawn"));
    assertThat(promises()).isZero();
    assertThat(places(other.caseId())).isOne();
  }

  @Test
  void aPromiseAndAHolderWhoComesBackAtOnceDoNotPassEachOther() throws Exception {
    var holder = atWorkTraining().isReconciled("backToCorner", null);
    var promised = inTheQueue();
    var threads = Executors.newSingleThreadExecutor();
    try {
      var back =
          transactions.execute(
              promising -> {
                promised.step(
                    "Task_OfferPlace",
                    Map.of(
                        "placement", "queued", "queueReason", "Fullt.", "reserveSoonFree", "yes"));
                var taking = threads.submit(() -> holder.sofTakesBack("yes"));
                for (var n = 0; n < 100_000; n++) {
                  if (taking.isDone() || somebodyWaitsForThePlaces()) {
                    break;
                  }
                }
                return taking;
              });
      back.get(30, TimeUnit.SECONDS);
    } finally {
      threads.shutdownNow();
    }

    assertThat(promises()).isZero();
    assertThat(places(holder.caseId())).isOne();
  }

  private boolean somebodyWaitsForThePlaces() {
    return jdbc.sql(
            "select exists (select from pg_locks where locktype = 'advisory' and not granted)")
        .query(Boolean.class)
        .single();
  }

  @Test
  void twoOffersForOnePlaceAtOnceGiveItToOne() throws Exception {
    var two = List.of(inTheQueue(), inTheQueue());
    fill();
    jdbc.sql("delete from kedjan.place_allocation where place = 10").update();
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
                    offer(journey, "Båda vill.");
                    return "";
                  } catch (RuntimeException refusal) {
                    return String.valueOf(refusal.getMessage());
                  }
                }));
      }
      var answers = List.of(tries.get(0).get(), tries.get(1).get());

      assertThat(answers).containsOnlyOnce("");
      assertThat(answers).anyMatch(answer -> answer.startsWith("Alla 10 platser"));
      assertThat(notesOf(two.get(1).caseId())).isEmpty();
      assertThat(notesOf(two.get(0).caseId())).hasSize(answers.get(1).isEmpty() ? 1 : 0);
    } finally {
      threads.shutdownNow();
    }
  }

  private Journey inTheQueue() {
    chain.clock().moveBy(Duration.ofMinutes(5));
    return Journey.on(chain).wantsToBegin("sof1").queues().waitsFor("Task_OfferPlace");
  }

  /** Left after a relapse and asks for a place again. */
  private Journey tried() {
    return Journey.on(chain)
        .enrolledStraight("sof1")
        .happens("relapse")
        .talks("leaves")
        .comesBackTo("enrolment");
  }

  private Journey atWorkTraining() {
    return Journey.on(chain)
        .enrolledStraight("sof1")
        .happens("ready")
        .isAssessed("yes")
        .startsWorkTraining();
  }

  private Journey offer(Journey journey, @Nullable String skipReason) {
    var form = new HashMap<String, Object>();
    form.put("placement", "reserved");
    form.put("placeFrom", journey.today().toString());
    form.put("skipReason", skipReason);
    return journey.step("Task_OfferPlace", form);
  }

  /** All ten places that are not held are somebody's from now on. */
  private void fill() {
    jdbc.sql(
            """
            insert into kedjan.place_allocation (activity, kind, place, case_id, from_day, reserved_at)
            select 'corner', 'SOF', n, 'K-1998-' || lpad(n::text, 4, '0'), ?, ? from generate_series(1, 10) n
            where not exists (select from kedjan.place_allocation a where a.place = n and a.kind = 'SOF' and a.released_at is null)
            """)
        .params(chain.clock().today(), java.sql.Timestamp.from(chain.clock().instant()))
        .update();
  }

  private String queueOf(Journey journey) {
    return chain.prefill(journey.caseId(), "Task_OfferPlace").get("queueText").toString();
  }

  private List<CaseNotes.Note> notesOf(CaseId caseId) {
    var mine =
        notes.stream()
            .filter(list -> list.title().equals("Platser som har gått till någon annan"))
            .findFirst()
            .orElseThrow();
    assertThat(mine.owner()).isEqualTo(Party.CORNER);
    return mine.of(caseId);
  }

  private long promises() {
    return jdbc.sql("select count(*) from kedjan.place_reservation where ended_at is null")
        .query(Long.class)
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
