package se.kedjan.retention;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.kedjan.access.CaseId;
import se.kedjan.chain.Rules;

/** Closed cases and the day on which each goes. Usable where the owner's tables can be asked. */
@Repository
class ClosedCases {

  private static final String CLOSED =
      """
      select f.number, f.activity, kedjan.is_protected(f.number) as is_protected,
        greatest(f.closed_on, (
          select max((s.at at time zone 'Europe/Stockholm')::date) from kedjan.submission s
          where s.case_id = f.number and s.form_id <> 'hold-case')) as last_note,
        (select h.until from kedjan.retention_hold h
          where h.case_id = f.number and h.lifted_at is null and h.until >= :today) as held_until
      from kedjan.case_file f where f.closed_on is not null
      """;

  /** How much months and years differ in length, amply. */
  private static final int SOME_DAYS = 31;

  private final JdbcClient jdbc;
  private final Rules rules;
  private final Clock clock;

  ClosedCases(JdbcClient jdbc, Rules rules, Clock clock) {
    this.jdbc = jdbc;
    this.rules = rules;
    this.clock = clock;
  }

  /**
   * @param lastNote the day it was closed, or of the last form sent in after that
   * @param goesOn the first day on which it is erased, holds aside
   * @param heldUntil the last day of a hold in force
   */
  record ClosedCase(
      CaseId caseId,
      LocalDate lastNote,
      LocalDate goesOn,
      @Nullable LocalDate heldUntil,
      boolean isProtected) {

    boolean isDue(LocalDate today) {
      return heldUntil == null && !goesOn.isAfter(today);
    }
  }

  /** By the day they go. */
  List<ClosedCase> all() {
    return jdbc.sql(CLOSED + " order by last_note, f.number")
        .param("today", LocalDate.now(clock))
        .query(this::map)
        .list();
  }

  /**
   * @param closed all that are closed
   * @param protectedCases those of them with protected identity
   */
  record Number(int closed, int protectedCases) {}

  Number number() {
    return jdbc.sql(
            """
            select count(*), count(*) filter (where kedjan.is_protected(number)) from kedjan.case_file
            where closed_on is not null
            """)
        .query((row, n) -> new Number(row.getInt(1), row.getInt(2)))
        .single();
  }

  /** Those that go on or before the day, holds aside, or are on hold; by the day they go. */
  List<ClosedCase> goingBy(LocalDate day) {
    return jdbc
        .sql("select distinct activity from kedjan.case_file where closed_on is not null")
        .query(String.class)
        .list()
        .stream()
        .flatMap(activity -> goingBy(activity, day).stream())
        .filter(closed -> closed.heldUntil() != null || !closed.goesOn().isAfter(day))
        .sorted(Comparator.comparing(ClosedCase::goesOn).thenComparing(c -> c.caseId().number()))
        .toList();
  }

  /** Nothing goes sooner than its time after the day it was closed, give or take some days. */
  private List<ClosedCase> goingBy(String activity, LocalDate day) {
    var today = LocalDate.now(clock);
    var kept = ChronoUnit.DAYS.between(today, rules.dayAfter(today, activity, "retention"));
    return jdbc.sql(
            CLOSED
                + """
                 and f.activity = :activity and (f.closed_on <= :last or exists (
                  select from kedjan.retention_hold h
                  where h.case_id = f.number and h.lifted_at is null and h.until >= :today))
                """)
        .param("today", today)
        .param("activity", activity)
        .param("last", day.minusDays(kept).plusDays(SOME_DAYS))
        .query(this::map)
        .list();
  }

  /**
   * The case, held until the end of the transaction; empty where somebody else has it or it is
   * gone.
   */
  Optional<ClosedCase> take(CaseId caseId) {
    return jdbc.sql(CLOSED + " and f.number = :number for update of f skip locked")
        .param("today", LocalDate.now(clock))
        .param("number", caseId.number())
        .query(this::map)
        .optional();
  }

  private ClosedCase map(java.sql.ResultSet row, int n) throws java.sql.SQLException {
    var lastNote = row.getObject("last_note", LocalDate.class);
    var activity = row.getString("activity");
    return new ClosedCase(
        new CaseId(row.getString("number")),
        lastNote,
        rules.dayAfter(lastNote, activity, "retention"),
        row.getObject("held_until", LocalDate.class),
        row.getBoolean("is_protected"));
  }
}
