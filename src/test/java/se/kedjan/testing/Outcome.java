package se.kedjan.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.kedjan.access.CaseId;
import se.kedjan.casefile.EndState;
import se.kedjan.responsibility.Accountability;
import se.kedjan.responsibility.Accountability.Interval;

/** What must be true of a case, wherever it has come to. */
public class Outcome {

  private final HistoryService history;
  private final RuntimeService runtime;
  private final ManagementService management;
  private final JdbcClient jdbc;
  private final Accountability accountability;

  public Outcome(
      HistoryService history,
      RuntimeService runtime,
      ManagementService management,
      JdbcClient jdbc,
      Accountability accountability) {
    this.history = history;
    this.runtime = runtime;
    this.management = management;
    this.jdbc = jdbc;
    this.accountability = accountability;
  }

  /** The steps that were completed, in the order of the log. */
  public List<String> way(CaseId caseId) {
    return jdbc.sql(
            "select step from kedjan.responsibility_log where chain = (select chain from"
                + " kedjan.log_chain where case_id = ?) and act = 'step-completed' order by seq")
        .param(caseId.number())
        .query(String.class)
        .list();
  }

  /**
   * Closed as said; nothing open, nobody accountable, no timer left, no place held. Who was told
   * that the participant left may confirm it later, and is not late.
   */
  public void closedAs(CaseId caseId, EndState endState) {
    assertThat(
            jdbc.sql("select end_state from kedjan.case_file where number = ?")
                .param(caseId.number())
                .query(String.class)
                .optional())
        .contains(endState.name());
    assertThat(
            endState.elements().stream()
                .flatMap(
                    element ->
                        history
                            .createHistoricActivityInstanceQuery()
                            .activityId(element)
                            .list()
                            .stream())
                .map(HistoricActivityInstance::getProcessInstanceId)
                .map(
                    id ->
                        history
                            .createHistoricProcessInstanceQuery()
                            .processInstanceId(id)
                            .singleResult()
                            .getBusinessKey()))
        .contains(caseId.number());
    assertThat(
            runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(caseId.number())
                .processDefinitionKeyNotIn("alert")
                .count())
        .as("processes still running")
        .isZero();
    for (var instance :
        history
            .createHistoricProcessInstanceQuery()
            .processInstanceBusinessKey(caseId.number())
            .list()) {
      assertThat(management.createJobQuery().processInstanceId(instance.getId()).count())
          .as("orphan timers")
          .isZero();
    }
    assertThat(count("open_step where case_id = ? and process <> 'alert'", caseId))
        .as("open steps")
        .isZero();
    assertThat(count("open_step where case_id = ? and due_at is not null", caseId))
        .as("steps with a last day")
        .isZero();
    assertThat(
            count(
                "open_step where case_id = ? and case_id in (select case_id from kedjan.silent_case)",
                caseId))
        .as("steps after a death")
        .isZero();
    assertThat(count("held_step where case_id = ?", caseId)).as("held steps").isZero();
    assertThat(count("pause where case_id = ? and ended_on is null", caseId)).as("pauses").isZero();
    assertThat(count("place_allocation where case_id = ? and released_at is null", caseId))
        .as("places held")
        .isZero();
    assertThat(count("waiting_list_entry where case_id = ? and left_at is null", caseId))
        .as("places in the queue")
        .isZero();
    assertThat(count("accountability where case_id = ? and to_at is null", caseId)).isZero();
    consistent(caseId);
  }

  /**
   * Ended tasks in the engine = completions in the log = submissions kept; no gap in who answers.
   */
  public void consistent(CaseId caseId) {
    var endedByForm =
        history
            .createHistoricTaskInstanceQuery()
            .processInstanceBusinessKey(caseId.number())
            .taskDeleteReason("completed")
            .count();
    assertThat(
            count(
                "responsibility_log where chain = (select chain from kedjan.log_chain where case_id"
                    + " = ?) and act = 'step-completed'",
                caseId))
        .as("completions in the log")
        .isEqualTo(endedByForm);
    // Not what a step about many cases has left of this one.
    assertThat(
            count(
                """
                submission s where case_id = ? and exists (
                  select 1 from motor.act_hi_taskinst t join motor.act_hi_procinst p on p.id_ = t.proc_inst_id_
                  where t.id_ = s.task_id and p.business_key_ = s.case_id)
                """,
                caseId))
        .as("submissions kept")
        .isEqualTo(endedByForm);
    var intervals = accountability.intervals(caseId);
    var gaps = 0;
    for (var i = 1; i < intervals.size(); i++) {
      var between = Duration.between(intervals.get(i - 1).to(), intervals.get(i).from());
      assertThat(between).as("overlap in the accountability").isGreaterThanOrEqualTo(Duration.ZERO);
      gaps += between.isZero() ? 0 : 1;
    }
    // Only while it was closed does nobody answer for a case that was opened again.
    assertThat(gaps)
        .as("gaps in the accountability")
        .isLessThanOrEqualTo((int) count("case_round where case_id = ?", caseId));
  }

  /** No process of a closed case but what outlives it, no task or timer that is nobody's. */
  public void engineHoldsNothingOfNobody(Instant now) {
    assertThat(runtime.createIncidentQuery().list()).isEmpty();
    assertThat(management.createJobQuery().noRetriesLeft().list()).isEmpty();
    assertThat(
            jdbc.sql(
                    """
                select p.business_key_ || ' ' || d.key_ from motor.act_ru_execution p
                join motor.act_re_procdef d on d.id_ = p.proc_def_id_
                join kedjan.case_file f on f.number = p.business_key_
                where p.parent_id_ is null and f.closed_on is not null and d.key_ not in ('after-care', 'alert')
                """)
                .query(String.class)
                .list())
        .as("processes of closed cases")
        .isEmpty();
    assertThat(
            jdbc.sql(
                    """
                select t.id_ || ' ' || t.task_def_key_ from motor.act_ru_task t
                where not exists (select from kedjan.open_step s where s.task_id = t.id_)
                  and not exists (select from kedjan.held_step h where h.task_id = t.id_)
                """)
                .query(String.class)
                .list())
        .as("tasks that nobody is shown")
        .isEmpty();
    assertThat(
            jdbc.sql(
                    """
                select s.step || ' ' || coalesce(s.case_id, '') from kedjan.open_step s
                where not exists (select from motor.act_ru_task t where t.id_ = s.task_id)
                """)
                .query(String.class)
                .list())
        .as("steps without a task")
        .isEmpty();
    assertThat(
            jdbc.sql(
                    """
                select j.id_ || ' ' || j.handler_type_ || ' ' || coalesce(j.handler_cfg_, '') from motor.act_ru_job j
                where j.process_instance_id_ is not null
                    and not exists (select from motor.act_ru_execution e where e.id_ = j.execution_id_)
                  or j.duedate_ < ?
                """)
                .param(Timestamp.from(now))
                .query(String.class)
                .list())
        .as("timers of nothing, or overdue")
        .isEmpty();
  }

  public List<Interval> accountability(CaseId caseId) {
    return accountability.intervals(caseId);
  }

  public List<String> acts(CaseId caseId) {
    return jdbc.sql(
            "select act from kedjan.responsibility_log where chain = (select chain from"
                + " kedjan.log_chain where case_id = ?) order by seq")
        .param(caseId.number())
        .query(String.class)
        .list();
  }

  private long count(String what, CaseId caseId) {
    return jdbc.sql("select count(*) from kedjan." + what)
        .param(caseId.number())
        .query(Long.class)
        .single();
  }
}
