package se.kedjan.placement;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import se.kedjan.access.CaseId;
import se.kedjan.casefile.CaseFiles;
import se.kedjan.chain.Refusal;
import se.kedjan.responsibility.Act;

/** The numbered places of each activity, SOF's clients and others apart. */
@Component
class Places {

  private final JdbcClient jdbc;
  private final CaseFiles caseFiles;
  private final Reservations reservations;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Places(
      JdbcClient jdbc,
      CaseFiles caseFiles,
      Reservations reservations,
      ApplicationEventPublisher events,
      Clock clock) {
    this.jdbc = jdbc;
    this.caseFiles = caseFiles;
    this.reservations = reservations;
    this.events = events;
    this.clock = clock;
  }

  /** Which places a case draws on. */
  record Pool(String activity, String kind) {}

  Pool poolOf(CaseId caseId) {
    return new Pool(
        caseFiles.activityOf(caseId), caseFiles.hasSofContact(caseId) ? "SOF" : "OTHER");
  }

  int capacity(Pool pool) {
    return jdbc.sql(
            """
            select coalesce(max(places), 0) from kedjan.capacity
            where activity = ? and kind = ? and daterange(valid_from, valid_to, '[]') @> ?::date
            """)
        .params(pool.activity(), pool.kind(), LocalDate.now(clock))
        .query(Integer.class)
        .single();
  }

  /** Nobody's, and promised to nobody. */
  int free(Pool pool) {
    return Math.max(0, untaken(pool) - reservations.due(pool).size());
  }

  private int untaken(Pool pool) {
    var taken =
        jdbc.sql(
                "select count(*) from kedjan.place_allocation where activity = ? and kind = ? and released_at is null")
            .params(pool.activity(), pool.kind())
            .query(Integer.class)
            .single();
    return Math.max(0, capacity(pool) - taken);
  }

  /**
   * One after the other until the transaction ends, so that the second sees what the first took;
   * the constraints stand behind, for whoever comes another way.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  void oneAtATime(Pool pool) {
    jdbc.sql("select pg_advisory_xact_lock(hashtext(?))")
        .param("place " + pool.activity() + " " + pool.kind())
        .query((row, n) -> n)
        .list();
  }

  /** From that day, where a promised place has become the case's; false where it holds none. */
  boolean takeUp(CaseId caseId, LocalDate from) {
    return jdbc.sql(
                "update kedjan.place_allocation set from_day = ? where case_id = ? and released_at is null")
            .params(from, caseId.number())
            .update()
        > 0;
  }

  boolean isHeldBy(CaseId caseId) {
    return jdbc.sql(
            "select exists (select from kedjan.place_allocation where case_id = ? and released_at is null)")
        .param(caseId.number())
        .query(Boolean.class)
        .single();
  }

  /** Takes the lowest free place for the case from the given day. */
  @Transactional(propagation = Propagation.MANDATORY)
  void reserve(CaseId caseId, LocalDate from) {
    var pool = poolOf(caseId);
    oneAtATime(pool);
    settle(pool);
    // Both: after the capacity has been lowered, a low number may be free though none is left.
    var place = lowestFree(pool);
    if (place.isEmpty() || free(pool) == 0) {
      throw Refusal.badInput(
          "placement",
          "Alla %d platser är upptagna. Välj «Placera i kö».".formatted(capacity(pool)));
    }
    try {
      allocate(caseId, pool, place.get(), from);
    } catch (DataIntegrityViolationException taken) {
      throw Refusal.conflict(
          "Platsen togs just av någon annan, eller så har deltagaren redan en plats. Öppna uppgiften igen.");
    }
  }

  private void allocate(CaseId caseId, Pool pool, int place, LocalDate from) {
    jdbc.sql(
            "insert into kedjan.place_allocation (activity, kind, place, case_id, from_day, reserved_at) values (?, ?, ?, ?, ?, ?)")
        .params(pool.activity(), pool.kind(), place, caseId.number(), from, now())
        .update();
    publish(caseId, "place-reserved", pool.kind() + " " + place);
  }

  /** What is promised and free now goes to whom it was promised, as far as the capacity goes. */
  private void settle(Pool pool) {
    for (var promise : reservations.due(pool)) {
      if (promise.place() <= capacity(pool) && untaken(pool) > 0) {
        reservations.end(promise, "allocated");
        allocate(promise.caseId(), pool, promise.place(), LocalDate.now(clock));
      }
    }
  }

  /** Whoever holds a place stays in it, unless it is kept until a day all the same. */
  void nextStepCameToNothing(CaseId caseId) {
    held(caseId, "and kept_until is null")
        .ifPresent(
            pool -> {
              oneAtATime(pool);
              reservations.holderStays(caseId);
            });
  }

  /** The places that the one held by the case is among. */
  private Optional<Pool> held(CaseId caseId, String and) {
    return jdbc.sql(
            "select activity, kind from kedjan.place_allocation where case_id = ? and released_at is null "
                + and)
        .param(caseId.number())
        .query((row, n) -> new Pool(row.getString(1), row.getString(2)))
        .optional();
  }

  /** Keeps the place for whoever tries the next step; not while somebody is promised a place. */
  void keepUntil(CaseId caseId, @Nullable LocalDate day) {
    held(caseId, "").ifPresent(this::oneAtATime);
    var kept =
        jdbc.sql(
                "update kedjan.place_allocation set kept_until = ? where case_id = ? and released_at is null")
            .param(1, day, java.sql.Types.DATE)
            .param(2, caseId.number())
            .update();
    if (kept > 0) {
      publish(
          caseId,
          day == null ? "place-resumed" : "place-kept",
          day == null ? null : day.toString());
      if (day == null) {
        reservations.holderStays(caseId);
      }
    }
  }

  /** Does nothing where the case holds no place. */
  void release(CaseId caseId) {
    if (!isHeldBy(caseId)) {
      return;
    }
    var pool = poolOf(caseId);
    oneAtATime(pool);
    jdbc.sql(
            "update kedjan.place_allocation set released_at = ? where case_id = ? and released_at is null returning kind || ' ' || place")
        .params(now(), caseId.number())
        .query(String.class)
        .optional()
        .ifPresent(
            place -> {
              publish(caseId, "place-released", place);
              settle(pool);
            });
  }

  private Optional<Integer> lowestFree(Pool pool) {
    return jdbc.sql(
            """
            select min(n) from generate_series(1, :places) n
            where not exists (
              select 1 from kedjan.place_allocation a
              where a.activity = :activity and a.kind = :kind and a.place = n and a.released_at is null)
            and not exists (
              select 1 from kedjan.place_reservation r
              where r.activity = :activity and r.kind = :kind and r.place = n and r.ended_at is null)
            """)
        .param("places", capacity(pool))
        .param("activity", pool.activity())
        .param("kind", pool.kind())
        .query(Integer.class)
        .optional();
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  private void publish(CaseId caseId, String kind, @Nullable String detail) {
    events.publishEvent(new PlaceMoved(caseId, kind, detail));
  }

  record PlaceMoved(CaseId caseId, String kind, @Nullable String detail) implements Act {}
}
