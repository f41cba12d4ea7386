package se.kedjan.attendance;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.attendance.Weeks.Day;
import se.kedjan.forms.CaseNotes;

/** The weeks of a case on «Ärendet», as they stand now; what a correction changed stands in it. */
@Component
class AttendanceNotes implements CaseNotes {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE d MMM", Locale.forLanguageTag("sv-SE"));

  private final JdbcClient jdbc;

  AttendanceNotes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String title() {
    return "Närvaro vecka för vecka";
  }

  @Override
  public Party owner() {
    return Party.CORNER;
  }

  @Override
  public Category category() {
    return Category.PARTICIPATION;
  }

  @Override
  public Set<String> insteadOf() {
    return Set.of("Task_RegisterAttendance");
  }

  /** Of weeks that are closed; what is saved on the way is nobody's word yet. */
  @Override
  public List<Note> of(CaseId caseId) {
    var weeks = new LinkedHashMap<String, List<Row>>();
    jdbc.sql(
            """
            select d.*, m.name from kedjan.attendance_day d join kedjan.attendance_week w on w.number = d.week
            left join kedjan.staff m on m.id = d.recorded_by
            where d.case_id = ? and (w.closed_at is not null or kedjan.is_protected(d.case_id))
            order by d.day
            """)
        .param(caseId.number())
        .query(
            row -> {
              weeks
                  .computeIfAbsent(row.getString("week"), n -> new ArrayList<>())
                  .add(
                      new Row(
                          row.getObject("day", LocalDate.class),
                          new Day(row.getString("status"), row.getBigDecimal("hours")),
                          row.getTimestamp("recorded_at").toInstant(),
                          row.getString("name")));
            });
    var notes = new ArrayList<Note>();
    weeks.forEach((number, days) -> notes.add(note(Week.parse(number), days)));
    return notes;
  }

  private static Note note(Week week, List<Row> days) {
    var last = days.get(0);
    var text = new ArrayList<String>();
    for (var day : days) {
      last = day.at().isAfter(last.at()) ? day : last;
      text.add(DAY.format(day.day()) + " " + swedish(day.what()));
    }
    return new Note(
        last.at(),
        "Vecka %s: %s".formatted(week.words(), String.join(", ", text)),
        null,
        last.by());
  }

  static String swedish(Day what) {
    return switch (what.status()) {
      case "present" -> "närvarande " + hours(what.hours()) + " timmar";
      case "sick" -> "sjukanmäld";
      case "excused" -> "giltig frånvaro";
      default -> "oanmäld frånvaro";
    };
  }

  private static String hours(BigDecimal hours) {
    return hours.stripTrailingZeros().toPlainString().replace('.', ',');
  }

  private record Row(LocalDate day, Day what, Instant at, @Nullable String by) {}
}
