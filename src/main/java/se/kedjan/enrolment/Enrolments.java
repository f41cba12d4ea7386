package se.kedjan.enrolment;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.kedjan.access.CaseId;
import se.kedjan.casefile.EarlierParticipation;

@Repository
class Enrolments implements EarlierParticipation {

  private final JdbcClient jdbc;

  Enrolments(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The individual plan and the schedule.
   *
   * @param phase {@code soberHours} before {@code workReady} (S0)
   * @param weekdays {@code mon} to {@code fri}
   */
  record Enrolment(
      LocalDate enrolledOn,
      String tasks,
      String goals,
      String phase,
      List<String> weekdays,
      int hoursPerDay,
      String partOfDay) {}

  void add(CaseId caseId, Enrolment enrolment) {
    jdbc.sql(
            """
            insert into kedjan.enrolment
              (case_id, enrolled_on, tasks, goals, phase, weekdays, hours_per_day, part_of_day)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            caseId.number(),
            enrolment.enrolledOn(),
            enrolment.tasks(),
            enrolment.goals(),
            enrolment.phase(),
            enrolment.weekdays().toArray(String[]::new),
            enrolment.hoursPerDay(),
            enrolment.partOfDay())
        .update();
  }

  /** Every round's plan and schedule, the first round first. */
  List<Enrolment> all(CaseId caseId) {
    return jdbc.sql("select * from kedjan.enrolment where case_id = ? order by id")
        .param(caseId.number())
        .query(
            (row, n) ->
                new Enrolment(
                    row.getObject("enrolled_on", LocalDate.class),
                    row.getString("tasks"),
                    row.getString("goals"),
                    row.getString("phase"),
                    List.of((String[]) row.getArray("weekdays").getArray()),
                    row.getInt("hours_per_day"),
                    row.getString("part_of_day")))
        .list();
  }

  Optional<Enrolment> latest(CaseId caseId) {
    var all = all(caseId);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  @Override
  public boolean wasEnrolled(CaseId caseId) {
    return latest(caseId).isPresent();
  }
}
