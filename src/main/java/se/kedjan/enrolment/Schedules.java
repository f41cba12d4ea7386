package se.kedjan.enrolment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.kedjan.access.CaseId;

/** Each participant's schedule with validity dates. */
@Repository
public class Schedules {

  private final JdbcClient jdbc;

  Schedules(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Fixed weekdays with hours a day, or «någon gång i veckan» with hours a week.
   *
   * @param weekdays {@code mon} to {@code fri}; empty for some time in the week
   */
  public record Schedule(
      List<String> weekdays, @Nullable Integer hoursPerDay, @Nullable Integer hoursPerWeek) {

    public boolean isSometime() {
      return hoursPerWeek != null;
    }

    /** Empty where nothing is planned on that very day. */
    public Optional<BigDecimal> plannedOn(LocalDate day) {
      var word = day.getDayOfWeek().name().substring(0, 3).toLowerCase(Locale.ROOT);
      return weekdays.contains(word) && hoursPerDay != null
          ? Optional.of(BigDecimal.valueOf(hoursPerDay))
          : Optional.empty();
    }
  }

  /** What was planned for the day, as is known today. */
  public Optional<Schedule> on(CaseId caseId, LocalDate day) {
    return jdbc.sql(
            """
            select * from kedjan.schedule
            where case_id = :case and daterange(valid_from, valid_to, '[]') @> cast(:day as date)
            """)
        .param("case", caseId.number())
        .param("day", day)
        .query(
            (row, n) ->
                new Schedule(
                    row.getArray("weekdays") == null
                        ? List.of()
                        : List.of((String[]) row.getArray("weekdays").getArray()),
                    row.getObject("hours_per_day", Integer.class),
                    row.getObject("hours_per_week", Integer.class)))
        .optional();
  }

  /** Holds from the day on; what was planned from then on is planned no more. */
  void set(CaseId caseId, Schedule schedule, LocalDate from) {
    jdbc.sql("delete from kedjan.schedule where case_id = ? and valid_from >= ?")
        .params(caseId.number(), from)
        .update();
    jdbc.sql(
            """
            update kedjan.schedule set valid_to = cast(:from as date) - 1
            where case_id = :case and (valid_to is null or valid_to >= :from)
            """)
        .param("case", caseId.number())
        .param("from", from)
        .update();
    jdbc.sql(
            """
            insert into kedjan.schedule (case_id, weekdays, hours_per_day, hours_per_week, valid_from)
            values (:case, :weekdays, :perDay, :perWeek, :from)
            """)
        .param("case", caseId.number())
        .param(
            "weekdays",
            schedule.isSometime() ? null : schedule.weekdays().toArray(String[]::new),
            java.sql.Types.ARRAY)
        .param("perDay", schedule.hoursPerDay(), java.sql.Types.INTEGER)
        .param("perWeek", schedule.hoursPerWeek(), java.sql.Types.INTEGER)
        .param("from", from)
        .update();
  }
}
