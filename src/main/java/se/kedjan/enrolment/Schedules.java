package se.kedjan.enrolment;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

  /**
   * A schedule with its first day and its last.
   *
   * @param to absent where it holds until something else is planned
   */
  public record Planned(Schedule schedule, LocalDate from, @Nullable LocalDate to) {

    public boolean holdsOn(LocalDate day) {
      return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }
  }

  /** What was planned for any of the days, as is known today. */
  public Map<CaseId, List<Planned>> between(
      Collection<CaseId> cases, LocalDate first, LocalDate last) {
    return jdbc
        .sql(
            """
            select * from kedjan.schedule
            where case_id = any(?) and daterange(valid_from, valid_to, '[]') && daterange(?, ?, '[]')
            """)
        .params(cases.stream().map(CaseId::number).toArray(String[]::new), first, last)
        .query(
            (row, n) ->
                Map.entry(
                    new CaseId(row.getString("case_id")),
                    new Planned(
                        schedule(row),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_to", LocalDate.class))))
        .list()
        .stream()
        .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
  }

  private static Schedule schedule(ResultSet row) throws SQLException {
    return new Schedule(
        row.getArray("weekdays") == null
            ? List.of()
            : List.of((String[]) row.getArray("weekdays").getArray()),
        row.getObject("hours_per_day", Integer.class),
        row.getObject("hours_per_week", Integer.class));
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
