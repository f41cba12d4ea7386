package se.kedjan.responsibility;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Party;

/** Whom each open case waits for, since when and until when: one row per open task. */
@Component
public class OpenSteps {

  private final JdbcClient jdbc;
  private final Clock clock;

  OpenSteps(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * @param caseId absent for a step that is about no single case
   * @param process the process id of the model
   * @param step the element id
   * @param stepName the Swedish name in the model
   * @param candidate the candidate group
   * @param escalatesTo the group that secures the step once it is late, if any
   * @param restsOn the directions of consent it rests on, parted by spaces, if any
   * @param remindOn the day from which it is reminded of, if ever; Stockholm date
   */
  public record OpenStep(
      String taskId,
      @Nullable CaseId caseId,
      String process,
      String step,
      String stepName,
      Party party,
      String candidate,
      @Nullable String assignee,
      Instant since,
      @Nullable Instant dueAt,
      @Nullable String escalatesTo,
      @Nullable String restsOn,
      @Nullable LocalDate remindOn) {}

  public void opened(OpenStep step) {
    jdbc.sql(
            """
            insert into kedjan.open_step (task_id, case_id, process, step, step_name, party, candidate, assignee, since, due_at, escalates_to, rests_on, remind_on, listed_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            step.taskId(),
            step.caseId() == null ? null : step.caseId().number(),
            step.process(),
            step.step(),
            step.stepName(),
            step.party().name(),
            step.candidate(),
            step.assignee(),
            Timestamp.from(step.since()),
            timestamp(step.dueAt()),
            step.escalatesTo(),
            step.restsOn(),
            step.remindOn(),
            Timestamp.from(step.since()))
        .update();
  }

  public void assigned(String taskId, @Nullable String assignee) {
    jdbc.sql("update kedjan.open_step set assignee = ? where task_id = ?")
        .params(assignee, taskId)
        .update();
  }

  /** The step has come to somebody who did not take it: it is new in that list from now on. */
  public void listedAnew(String taskId) {
    jdbc.sql("update kedjan.open_step set listed_at = ? where task_id = ?")
        .params(Timestamp.from(clock.instant()), taskId)
        .update();
  }

  /** Offered to another group of the party. */
  public void offered(String taskId, String candidate) {
    jdbc.sql("update kedjan.open_step set candidate = ? where task_id = ?")
        .params(candidate, taskId)
        .update();
  }

  /** The steps of that process in the case are due no longer, nor reminded of, nor secured. */
  public void withoutDeadline(CaseId caseId, String process) {
    jdbc.sql(
            """
            update kedjan.open_step set due_at = null, escalates_to = null, remind_on = null
            where case_id = ? and process = ?
            """)
        .params(caseId.number(), process)
        .update();
  }

  /** Removes the row and tells whether the step had been escalated; empty where it was not open. */
  public Optional<Boolean> ended(String taskId) {
    return jdbc.sql(
            "delete from kedjan.open_step where task_id = ? returning escalated_at is not null")
        .param(taskId)
        .query(Boolean.class)
        .optional();
  }

  /** Open steps of a case, oldest first. */
  public List<OpenStep> of(CaseId caseId) {
    return jdbc.sql("select * from kedjan.open_step where case_id = ? order by since, task_id")
        .param(caseId.number())
        .query(OpenSteps::map)
        .list();
  }

  /** Cases in which a step lies with somebody who does not work for the party that day. */
  public List<CaseId> casesWithLeavers(LocalDate day) {
    return jdbc.sql(
            """
            select distinct case_id from kedjan.open_step
            where case_id is not null and assignee is not null and not kedjan.works_for(assignee, party, ?)
            """)
        .param(day)
        .query((row, n) -> new CaseId(row.getString(1)))
        .list();
  }

  /**
   * Steps that lie with somebody who does not work for the party that day.
   *
   * @param caseId null for those about no single case
   */
  public List<OpenStep> withLeavers(LocalDate day, @Nullable CaseId caseId) {
    return jdbc.sql(
            """
            select * from kedjan.open_step
            where case_id is not distinct from ? and assignee is not null
              and not kedjan.works_for(assignee, party, ?)
            order by task_id
            """)
        .params(caseId == null ? null : caseId.number(), day)
        .query(OpenSteps::map)
        .list();
  }

  /** The open steps behind the given tasks, in one query. */
  public List<OpenStep> ofTasks(Collection<String> taskIds) {
    if (taskIds.isEmpty()) {
      return List.of();
    }
    return jdbc.sql("select * from kedjan.open_step where task_id = any(:ids)")
        .param("ids", taskIds.toArray(String[]::new))
        .query(OpenSteps::map)
        .list();
  }

  public Optional<OpenStep> ofTask(String taskId) {
    return ofTasks(List.of(taskId)).stream().findFirst();
  }

  /** Cases in which a step is late, escalates to somebody and has not done so yet, by number. */
  public List<CaseId> casesWithOverdue() {
    return jdbc.sql(
            """
            select distinct case_id from kedjan.open_step
            where due_at < ? and escalates_to is not null and escalated_at is null
              and case_id is not null
            order by case_id
            """)
        .param(Timestamp.from(clock.instant()))
        .query((row, n) -> new CaseId(row.getString(1)))
        .list();
  }

  /** Those steps of the case; they count as escalated from this moment, for one node alone. */
  public List<OpenStep> takeOverdue(CaseId caseId) {
    return jdbc.sql(
            """
            update kedjan.open_step o set escalated_at = :now
            where o.case_id = :case and o.due_at < :now and o.escalates_to is not null
              and o.escalated_at is null
            returning o.*
            """)
        .param("now", Timestamp.from(clock.instant()))
        .param("case", caseId.number())
        .query(OpenSteps::map)
        .list();
  }

  private static OpenStep map(java.sql.ResultSet row, int n) throws java.sql.SQLException {
    var due = row.getTimestamp("due_at");
    var caseId = row.getString("case_id");
    return new OpenStep(
        row.getString("task_id"),
        caseId == null ? null : new CaseId(caseId),
        row.getString("process"),
        row.getString("step"),
        row.getString("step_name"),
        Party.valueOf(row.getString("party")),
        row.getString("candidate"),
        row.getString("assignee"),
        row.getTimestamp("since").toInstant(),
        due == null ? null : due.toInstant(),
        row.getString("escalates_to"),
        row.getString("rests_on"),
        row.getObject("remind_on", LocalDate.class));
  }

  private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
    return instant == null ? null : Timestamp.from(instant);
  }
}
