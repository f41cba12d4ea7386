package se.kedjan.attendance;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import se.kedjan.access.CaseId;
import se.kedjan.access.StaffId;
import se.kedjan.chain.Refusal;
import se.kedjan.forms.StepAboutCases.Recorded;

/** The weeks with their days: opened once, saved on the way, closed once. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Weeks {

  private final JdbcClient jdbc;

  Weeks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What a day was. */
  record Day(String status, BigDecimal hours) {

    boolean isPresent() {
      return status.equals("present");
    }

    boolean isUnreported() {
      return status.equals("unreported");
    }
  }

  record State(@Nullable BigDecimal openingHours, int version, boolean closed) {}

  /** False where the week is there already: a timer that fires twice opens one. */
  boolean open(Week week) {
    return jdbc.sql(
                """
                insert into kedjan.attendance_week (number, activity, monday) values (?, ?, ?)
                on conflict do nothing
                """)
            .params(week.number(), week.activity(), week.monday())
            .update()
        > 0;
  }

  /**
   * Weeks since the one that was opened last, or since somebody was first there, that were never
   * opened though somebody was there; oldest first.
   */
  List<Week> missedBefore(Week week) {
    return jdbc
        .sql(
            """
            select w.monday::date
            from generate_series(
              coalesce(
                (select max(monday) + 7 from kedjan.attendance_week
                 where activity = :activity and monday < :monday),
                (select date_trunc('week', min(s.from_day))::date from kedjan.attendance_span s
                 join kedjan.case_file f on f.number = s.case_id where f.activity = :activity)),
              cast(:monday as date) - 7, interval '7 days') as w (monday)
            where exists (
              select from kedjan.attendance_span s join kedjan.case_file f on f.number = s.case_id
              where f.activity = :activity and s.from_day <= w.monday::date + 4
                and coalesce(s.to_day, 'infinity') >= w.monday::date)
            order by 1
            """)
        .param("activity", week.activity())
        .param("monday", week.monday())
        .query(LocalDate.class)
        .list()
        .stream()
        .map(monday -> new Week(week.activity(), monday))
        .toList();
  }

  Optional<State> find(Week week) {
    return jdbc.sql("select * from kedjan.attendance_week where number = ?")
        .param(week.number())
        .query(
            (row, n) ->
                new State(
                    row.getBigDecimal("opening_hours"),
                    row.getInt("version"),
                    row.getTimestamp("closed_at") != null))
        .optional();
  }

  /**
   * Takes the week for a change of it; of two who have read the same version one gets it.
   *
   * @param version as it was when the sheet was read
   * @return the next version
   */
  int next(Week week, int version, @Nullable BigDecimal openingHours) {
    return jdbc.sql(
            """
            update kedjan.attendance_week set version = version + 1, opening_hours = :hours
            where number = :number and version = :version and closed_at is null returning version
            """)
        .param("hours", openingHours, Types.NUMERIC)
        .param("number", week.number())
        .param("version", version)
        .query(Integer.class)
        .optional()
        .orElseThrow(
            () ->
                Refusal.conflict(
                    "Veckan har ändrats på ett annat håll sedan du öppnade den. Inget är förlorat:"
                        + " ladda om sidan, så ser du det som är sparat, och fyll i resten."));
  }

  void close(Week week, String by, Instant at) {
    jdbc.sql("update kedjan.attendance_week set closed_at = ?, closed_by = ? where number = ?")
        .params(Timestamp.from(at), by, week.number())
        .update();
  }

  Map<LocalDate, Day> days(CaseId caseId, Week week) {
    return days(List.of(caseId), week).getOrDefault(caseId, Map.of());
  }

  /** Of those of whom anything is filled in. */
  Map<CaseId, Map<LocalDate, Day>> days(Collection<CaseId> cases, Week week) {
    var days = new HashMap<CaseId, Map<LocalDate, Day>>();
    jdbc.sql(
            """
            select case_id, day, status, hours from kedjan.attendance_day
            where case_id = any(?) and day between ? and ?
            """)
        .params(numbers(cases), week.monday(), week.friday())
        .query(
            row -> {
              days.computeIfAbsent(new CaseId(row.getString("case_id")), n -> new HashMap<>())
                  .put(
                      row.getObject("day", LocalDate.class),
                      new Day(row.getString("status"), row.getBigDecimal("hours")));
            });
    return days;
  }

  /** Who recorded the week of each case last, of those of whom anything is filled in. */
  Map<CaseId, Recorded> recorded(Collection<CaseId> cases, Week week) {
    var recorded = new HashMap<CaseId, Recorded>();
    jdbc.sql(
            """
            select distinct on (case_id) case_id, recorded_by, recorded_at from kedjan.attendance_day
            where case_id = any(?) and day between ? and ? order by case_id, recorded_at desc
            """)
        .params(numbers(cases), week.monday(), week.friday())
        .query(
            row -> {
              recorded.put(
                  new CaseId(row.getString("case_id")),
                  new Recorded(
                      new StaffId(row.getString("recorded_by")),
                      row.getTimestamp("recorded_at").toInstant()));
            });
    return recorded;
  }

  /** A day as it is to stand, with what was planned for it. */
  record Cell(CaseId caseId, LocalDate day, @Nullable BigDecimal planned, Day what) {}

  /** Puts the cells in the place of all that stood in the week for these cases. */
  void replace(Week week, Collection<CaseId> cases, List<Cell> cells, String by, Instant at) {
    jdbc.sql("delete from kedjan.attendance_day where case_id = any(?) and day between ? and ?")
        .params(numbers(cases), week.monday(), week.friday())
        .update();
    jdbc.sql(
            """
            insert into kedjan.attendance_day (case_id, day, week, planned, status, hours, recorded_at, recorded_by)
            select c, d::date, ?, p::numeric, s, h::numeric, ?, ?
            from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[]) as cell (c, d, p, s, h)
            """)
        .params(
            week.number(),
            Timestamp.from(at),
            by,
            column(cells, cell -> cell.caseId().number()),
            column(cells, cell -> cell.day().toString()),
            column(cells, cell -> cell.planned() == null ? null : cell.planned().toPlainString()),
            column(cells, cell -> cell.what().status()),
            column(cells, cell -> cell.what().hours().toPlainString()))
        .update();
  }

  private static String[] numbers(Collection<CaseId> cases) {
    return cases.stream().map(CaseId::number).toArray(String[]::new);
  }

  private static @Nullable String[] column(
      List<Cell> cells, Function<Cell, @Nullable String> value) {
    return cells.stream().map(value).toArray(String[]::new);
  }

  void put(
      CaseId caseId,
      Week week,
      LocalDate day,
      @Nullable BigDecimal planned,
      Day what,
      String by,
      Instant at) {
    jdbc.sql(
            """
            insert into kedjan.attendance_day (case_id, day, week, planned, status, hours, recorded_at, recorded_by)
            values (:case, :day, :week, :planned, :status, :hours, :at, :by)
            on conflict (case_id, day) do update set planned = excluded.planned, status = excluded.status,
              hours = excluded.hours, recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by
            """)
        .param("case", caseId.number())
        .param("day", day)
        .param("week", week.number())
        .param("planned", planned, Types.NUMERIC)
        .param("status", what.status())
        .param("hours", what.hours())
        .param("at", Timestamp.from(at))
        .param("by", by)
        .update();
  }

  void corrected(
      CaseId caseId,
      LocalDate day,
      @Nullable Day before,
      Day after,
      String reason,
      String by,
      Instant at) {
    jdbc.sql(
            """
            insert into kedjan.attendance_correction
              (case_id, day, before_status, before_hours, status, hours, reason, corrected_at, corrected_by)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(1, caseId.number())
        .param(2, day)
        .param(3, before == null ? null : before.status(), Types.VARCHAR)
        .param(4, before == null ? null : before.hours(), Types.NUMERIC)
        .param(5, after.status())
        .param(6, after.hours())
        .param(7, reason)
        .param(8, Timestamp.from(at))
        .param(9, by)
        .update();
  }

  /** Days of unreported absence in weeks that are closed, and after the day; oldest first. */
  List<LocalDate> unreported(CaseId caseId, LocalDate after) {
    return jdbc.sql(
            """
            select d.day from kedjan.attendance_day d join kedjan.attendance_week w on w.number = d.week
            where d.case_id = ? and d.status = 'unreported' and d.day > ?
              and (w.closed_at is not null or kedjan.is_protected(d.case_id))
            order by d.day
            """)
        .params(caseId.number(), after)
        .query(LocalDate.class)
        .list();
  }
}
