package se.kedjan.enrolment;

import java.sql.Types;
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
   */
  record Enrolment(
      LocalDate enrolledOn,
      String tasks,
      String goals,
      String phase,
      Schedules.Schedule schedule,
      String partOfDay) {}

  void add(CaseId caseId, Enrolment enrolment) {
    var schedule = enrolment.schedule();
    jdbc.sql(
            """
            insert into kedjan.enrolment
              (case_id, enrolled_on, tasks, goals, phase, weekdays, hours_per_day, hours_per_week, part_of_day)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(1, caseId.number())
        .param(2, enrolment.enrolledOn())
        .param(3, enrolment.tasks())
        .param(4, enrolment.goals())
        .param(5, enrolment.phase())
        .param(
            6,
            schedule.isSometime() ? null : schedule.weekdays().toArray(String[]::new),
            Types.ARRAY)
        .param(7, schedule.hoursPerDay(), Types.INTEGER)
        .param(8, schedule.hoursPerWeek(), Types.INTEGER)
        .param(9, enrolment.partOfDay())
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
                    new Schedules.Schedule(
                        row.getArray("weekdays") == null
                            ? List.of()
                            : List.of((String[]) row.getArray("weekdays").getArray()),
                        row.getObject("hours_per_day", Integer.class),
                        row.getObject("hours_per_week", Integer.class)),
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

  @Override
  public boolean wasEnrolled(CaseId caseId, LocalDate since) {
    return latest(caseId).filter(latest -> !latest.enrolledOn().isBefore(since)).isPresent();
  }

  @Override
  public boolean hasCome(CaseId caseId, LocalDate since) {
    return wasEnrolled(caseId, since)
        || jdbc.sql(
                "select exists (select 1 from kedjan.trial_report where case_id = ? and on_day >= ? and days_attended > 0)")
            .params(caseId.number(), since)
            .query(Boolean.class)
            .single();
  }
}
