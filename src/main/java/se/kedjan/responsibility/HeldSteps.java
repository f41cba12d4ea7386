package se.kedjan.responsibility;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Party;

/**
 * Steps that stand still because a consent they rest on has ended, until SOF has decided how the
 * case goes on: the case has got to them but waits for nobody there.
 */
@Component
public class HeldSteps {

  private final JdbcClient jdbc;

  HeldSteps(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param instance the process instance it stands in
   * @param restsOn directions of consent, parted by spaces
   * @param withoutConsent what the model says becomes of the step without them, if anything
   */
  public record HeldStep(
      String taskId,
      CaseId caseId,
      String process,
      String instance,
      String step,
      String stepName,
      Party party,
      String restsOn,
      @Nullable String withoutConsent,
      Instant since) {}

  public void held(HeldStep step) {
    jdbc.sql(
            """
            insert into kedjan.held_step (task_id, case_id, process, instance, step, step_name, party, rests_on, without_consent, since)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            step.taskId(),
            step.caseId().number(),
            step.process(),
            step.instance(),
            step.step(),
            step.stepName(),
            step.party().name(),
            step.restsOn(),
            step.withoutConsent(),
            Timestamp.from(step.since()))
        .update();
  }

  /** Removes the row and tells whether the step was held. */
  public boolean ended(String taskId) {
    return jdbc.sql("delete from kedjan.held_step where task_id = ?").param(taskId).update() > 0;
  }

  /** Oldest first. */
  public List<HeldStep> of(CaseId caseId) {
    return jdbc.sql("select * from kedjan.held_step where case_id = ? order by since, task_id")
        .param(caseId.number())
        .query(
            (row, n) ->
                new HeldStep(
                    row.getString("task_id"),
                    new CaseId(row.getString("case_id")),
                    row.getString("process"),
                    row.getString("instance"),
                    row.getString("step"),
                    row.getString("step_name"),
                    Party.valueOf(row.getString("party")),
                    row.getString("rests_on"),
                    row.getString("without_consent"),
                    row.getTimestamp("since").toInstant()))
        .list();
  }
}
