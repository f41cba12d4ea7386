package se.kedjan.agreement;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import se.kedjan.access.StaffId;

/** The periods for which activities are agreed upon. */
@Repository
public class Agreements {

  private final JdbcClient jdbc;
  private final Clock clock;

  Agreements(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * @param to the last day; null until further notice
   */
  record Period(LocalDate from, @Nullable LocalDate to) {
    @Override
    public String toString() {
      return from + (to == null ? " tills vidare" : " till " + to);
    }
  }

  /**
   * A period as the process owner has registered it.
   *
   * @param to the last day; null until further notice
   */
  public record Registered(
      String activity, LocalDate from, @Nullable LocalDate to, Instant at, String by) {}

  /** All periods there are or have been, oldest first. */
  public List<Registered> registered() {
    return jdbc.sql(
            """
            select a.*, coalesce(s.name, a.recorded_by) as by from kedjan.agreement_period a
            left join kedjan.staff s on s.id = a.recorded_by order by a.activity, a.valid_from
            """)
        .query(
            (row, n) ->
                new Registered(
                    row.getString("activity"),
                    row.getObject("valid_from", LocalDate.class),
                    row.getObject("valid_to", LocalDate.class),
                    row.getTimestamp("recorded_at").toInstant(),
                    row.getString("by")))
        .list();
  }

  /** Whoever changes the periods of an activity goes after whoever does so now. */
  @Transactional(propagation = Propagation.MANDATORY)
  void hold() {
    jdbc.sql("lock table kedjan.agreement_period in share row exclusive mode").update();
  }

  Optional<Period> from(String activity, LocalDate day) {
    return jdbc.sql(
            "select valid_from, valid_to from kedjan.agreement_period where activity = ? and valid_from = ?")
        .params(activity, day)
        .query(
            (row, n) ->
                new Period(row.getObject(1, LocalDate.class), row.getObject(2, LocalDate.class)))
        .optional();
  }

  /** Another period, from another day, that holds on some day of this one. */
  Optional<Period> other(String activity, Period period) {
    return jdbc.sql(
            """
            select valid_from, valid_to from kedjan.agreement_period
            where activity = ? and valid_from <> ? and daterange(valid_from, valid_to, '[]') && daterange(?::date, ?::date, '[]')
            order by valid_from limit 1
            """)
        .params(activity, period.from(), period.from(), period.to())
        .query(
            (row, n) ->
                new Period(row.getObject(1, LocalDate.class), row.getObject(2, LocalDate.class)))
        .optional();
  }

  /** Holds from now on instead of whatever began on the same day. */
  void put(String activity, Period period, StaffId by) {
    jdbc.sql(
            """
            insert into kedjan.agreement_period (activity, valid_from, valid_to, recorded_at, recorded_by)
            values (?, ?, ?, ?, ?) on conflict (activity, valid_from) do update
            set valid_to = excluded.valid_to, recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by
            """)
        .params(activity, period.from(), period.to(), Timestamp.from(clock.instant()), by.value())
        .update();
  }

  void remove(String activity, LocalDate from) {
    jdbc.sql("delete from kedjan.agreement_period where activity = ? and valid_from = ?")
        .params(activity, from)
        .update();
  }

  /**
   * The last day of what is agreed upon now, with what follows without a gap. Where nothing is any
   * more, the day it ended; empty where it goes on until further notice.
   */
  Optional<LocalDate> endOf(String activity) {
    return jdbc.sql(
            """
            with ends as (
              select a.valid_to from kedjan.agreement_period a
              where a.activity = :activity and a.valid_to is not null and not exists (
                select 1 from kedjan.agreement_period n
                where n.activity = a.activity and n.valid_from = a.valid_to + 1))
            select case
              when exists (select 1 from kedjan.agreement_period
                where activity = :activity and daterange(valid_from, valid_to, '[]') @> :today::date)
              then (select min(valid_to) from ends where valid_to >= :today)
              else (select max(valid_to) from ends where valid_to < :today)
            end as agreement_end
            """)
        .param("activity", activity)
        .param("today", LocalDate.now(clock))
        .query((row, n) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
        .single();
  }

  /** Whether the activity is agreed upon on the day, or was never under any agreement. */
  boolean holds(String activity, LocalDate day) {
    return jdbc.sql(
            """
            select not exists (select 1 from kedjan.agreement_period where activity = :activity)
              or exists (select 1 from kedjan.agreement_period
                where activity = :activity and daterange(valid_from, valid_to, '[]') @> :day::date)
            """)
        .param("activity", activity)
        .param("day", day)
        .query(Boolean.class)
        .single();
  }
}
