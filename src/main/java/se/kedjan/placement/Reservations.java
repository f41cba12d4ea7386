package se.kedjan.placement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import se.kedjan.access.CaseId;
import se.kedjan.access.StaffId;
import se.kedjan.chain.Refusal;
import se.kedjan.chain.Rules;
import se.kedjan.placement.Places.Pool;
import se.kedjan.responsibility.Act;

/** Places that will be free on a known day, and whom in the queue they are promised to. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Reservations {

  private final JdbcClient jdbc;
  private final Rules rules;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Reservations(JdbcClient jdbc, Rules rules, ApplicationEventPublisher events, Clock clock) {
    this.jdbc = jdbc;
    this.rules = rules;
    this.events = events;
    this.clock = clock;
  }

  /** A place whose holder leaves, by what is known today. */
  record SoonFree(int place, LocalDate from) {}

  /** A promise that holds. */
  record Promise(CaseId caseId, Pool pool, int place, LocalDate freeFrom) {}

  /**
   * Not yet promised, the earliest first: kept for somebody who tries the next step until a day, or
   * held by somebody whose next step is planned, and who then has it kept. Never the place of
   * somebody on a pause, who is expected back.
   */
  List<SoonFree> soonFree(Pool pool) {
    return jdbc
        .sql(
            """
            select a.place, a.kept_until, t.planned_start from kedjan.place_allocation a
            left join lateral (
              select p.planned_start from kedjan.transition_plan p join kedjan.transition t on t.id = p.transition_id
              where p.case_id = a.case_id and t.state in ('PLANNED', 'OFFERED') order by p.id desc limit 1) t on true
            where a.activity = ? and a.kind = ? and a.released_at is null
              and (a.kept_until is not null or t.planned_start is not null)
              and not exists (
                select from kedjan.pause w where w.case_id = a.case_id and w.ended_on is null)
              and not exists (
                select from kedjan.place_reservation r
                where r.activity = a.activity and r.kind = a.kind and r.place = a.place and r.ended_at is null)
            """)
        .params(pool.activity(), pool.kind())
        .query((row, n) -> soonFree(pool, row))
        .list()
        .stream()
        .sorted(Comparator.comparing(SoonFree::from).thenComparing(SoonFree::place))
        .toList();
  }

  private SoonFree soonFree(Pool pool, ResultSet row) throws SQLException {
    var kept = row.getObject("kept_until", LocalDate.class);
    return new SoonFree(
        row.getInt("place"),
        kept != null
            ? kept
            : rules.dayAfter(
                row.getObject("planned_start", LocalDate.class), pool.activity(), "placeKept"));
  }

  Optional<Promise> of(CaseId caseId) {
    return open("case_id = ?", caseId.number()).stream().findFirst();
  }

  /** First come, first served: the earliest that is not promised. */
  void promiseEarliest(CaseId caseId, Pool pool, StaffId by) {
    if (of(caseId).isPresent()) {
      return;
    }
    var soon =
        soonFree(pool).stream()
            .findFirst()
            .orElseThrow(
                () ->
                    Refusal.badInput(
                        "reserveSoonFree",
                        "Ingen plats har en känd dag då den blir ledig. Svara nej; deltagaren står"
                            + " kvar i kön."));
    jdbc.sql(
            """
            insert into kedjan.place_reservation (activity, kind, place, case_id, free_from, reserved_at, reserved_by)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            pool.activity(),
            pool.kind(),
            soon.place(),
            caseId.number(),
            soon.from(),
            now(),
            by.value())
        .update();
    events.publishEvent(new PromiseMoved(caseId, "place-promised", soon.from().toString()));
  }

  /** Promises of the pool whose place nobody holds any more, the oldest first. */
  List<Promise> due(Pool pool) {
    return open(
        """
        activity = ? and kind = ? and not exists (
          select from kedjan.place_allocation a
          where a.activity = r.activity and a.kind = r.kind and a.place = r.place and a.released_at is null)
        """,
        pool.activity(),
        pool.kind());
  }

  /** Where the case is promised nothing, nothing happens. */
  void end(CaseId caseId, String why) {
    of(caseId).ifPresent(promise -> end(promise, why));
  }

  /** Whoever held the place stays: who was promised it waits on. */
  void holderStays(CaseId holder) {
    open(
            """
            exists (
              select from kedjan.place_allocation a
              where a.activity = r.activity and a.kind = r.kind and a.place = r.place
                and a.released_at is null and a.case_id = ?)
            """,
            holder.number())
        .forEach(promise -> end(promise, "holderStays"));
  }

  void end(Promise promise, String why) {
    jdbc.sql(
            "update kedjan.place_reservation set ended_at = ?, ended_why = ? where case_id = ? and ended_at is null")
        .params(now(), why, promise.caseId().number())
        .update();
    if (!why.equals("allocated")) {
      events.publishEvent(new PromiseMoved(promise.caseId(), "place-promise-ended", why));
    }
  }

  private List<Promise> open(String which, Object... values) {
    return jdbc.sql(
            "select r.* from kedjan.place_reservation r where r.ended_at is null and (%s) order by r.id"
                .formatted(which))
        .params(List.of(values))
        .query(
            (row, n) ->
                new Promise(
                    new CaseId(row.getString("case_id")),
                    new Pool(row.getString("activity"), row.getString("kind")),
                    row.getInt("place"),
                    row.getObject("free_from", LocalDate.class)))
        .list();
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  record PromiseMoved(CaseId caseId, String kind, @Nullable String detail) implements Act {}
}
