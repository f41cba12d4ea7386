package se.kedjan.chain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Party;

/** Messages between the processes of one case, which find each other by the case number. */
@Component
public class Companions {

  private final RuntimeService runtime;
  private final TaskService tasks;

  Companions(@Lazy RuntimeService runtime, @Lazy TaskService tasks) {
    this.runtime = runtime;
    this.tasks = tasks;
  }

  /** Whether the case has a running instance of the process. */
  public boolean isRunning(CaseId caseId, String processKey) {
    return runtime
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(caseId.number())
            .processDefinitionKey(processKey)
            .count()
        > 0;
  }

  /** Starts the process that begins with this message, for the case. */
  public void start(CaseId caseId, String message, Map<ProcessVariable, ?> variables) {
    runtime
        .createMessageCorrelation(message)
        .processInstanceBusinessKey(caseId.number())
        .setVariables(named(variables))
        .correlateStartMessage();
  }

  /**
   * As {@link #start}, for a process about no single case.
   *
   * @param subject what it goes by instead of a case number
   */
  public void start(String subject, String message) {
    runtime
        .createMessageCorrelation(message)
        .processInstanceBusinessKey(subject)
        .correlateStartMessage();
  }

  /**
   * Tells the process that waits for this message in the case.
   *
   * @param otherwise what the caller is told where nothing waits for it
   */
  public void tell(
      CaseId caseId, String message, Map<ProcessVariable, ?> variables, String otherwise) {
    try {
      runtime
          .createMessageCorrelation(message)
          .processInstanceBusinessKey(caseId.number())
          .setVariables(named(variables))
          .correlateExclusively();
    } catch (MismatchingMessageCorrelationException nobodyWaits) {
      throw Refusal.conflict(otherwise);
    }
  }

  /** Whether the party has a step in the case, open or held. */
  public boolean hasStepOf(CaseId caseId, Party party) {
    return tasks
            .createTaskQuery()
            .processInstanceBusinessKey(caseId.number())
            .taskCandidateGroup(party.group())
            .includeAssignedTasks()
            .count()
        > 0;
  }

  /** As {@link #tell}; false where nothing waits for it. */
  public boolean tellIfAwaited(CaseId caseId, String message, Map<ProcessVariable, ?> variables) {
    var awaited =
        runtime
                .createExecutionQuery()
                .processInstanceBusinessKey(caseId.number())
                .messageEventSubscriptionName(message)
                .count()
            == 1;
    if (awaited) {
      runtime
          .createMessageCorrelation(message)
          .processInstanceBusinessKey(caseId.number())
          .setVariables(named(variables))
          .correlateExclusively();
    }
    return awaited;
  }

  /** Notes a decision that was taken outside the process, for the ways that lie ahead. */
  public void decide(CaseId caseId, String processKey, ProcessVariable variable, Object value) {
    instances(caseId, processKey)
        .forEach(id -> runtime.setVariable(id, variable.variableName(), value));
  }

  /** Whether the case has a running instance of the process whose variable has the value. */
  public boolean isRunning(
      CaseId caseId, String processKey, ProcessVariable variable, String value) {
    return instances(caseId, processKey).stream()
        .anyMatch(id -> value.equals(runtime.getVariable(id, variable.variableName())));
  }

  /** Cancels the processes of that kind in the case. */
  public void end(CaseId caseId, String processKey) {
    instances(caseId, processKey)
        .forEach(id -> runtime.deleteProcessInstance(id, "no-longer-needed", false, true));
  }

  /** Cancels the processes of that kind in the case whose variable has the value. */
  public void end(CaseId caseId, String processKey, ProcessVariable variable, String value) {
    instances(caseId, processKey).stream()
        .filter(id -> value.equals(runtime.getVariable(id, variable.variableName())))
        .forEach(id -> runtime.deleteProcessInstance(id, "no-longer-needed", false, true));
  }

  private List<String> instances(CaseId caseId, String processKey) {
    return runtime
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(caseId.number())
        .processDefinitionKey(processKey)
        .list()
        .stream()
        .map(instance -> instance.getId())
        .toList();
  }

  /** Cancels all processes of the case but the given one; their open tasks end as cancelled. */
  public void endOthers(CaseId caseId, String processInstanceId) {
    runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseId.number()).list().stream()
        .filter(instance -> !instance.getId().equals(processInstanceId))
        .forEach(
            instance ->
                runtime.deleteProcessInstance(instance.getId(), "case-moved-on", false, true));
  }

  /** Which activity's rules hold for the case behind an open task. */
  String activityOf(String taskId) {
    return (String) tasks.getVariable(taskId, ProcessVariable.ACTIVITY.variableName());
  }

  /** Cancels the escalation of a step that is no longer late. */
  void endEscalationOf(String taskId) {
    runtime
        .createProcessInstanceQuery()
        .processDefinitionKey(EscalationProcess.KEY)
        .variableValueEquals(ProcessVariable.OVERDUE_TASK.variableName(), taskId)
        .list()
        .forEach(
            instance -> runtime.deleteProcessInstance(instance.getId(), "step-ended", false, true));
  }

  private static Map<String, Object> named(Map<ProcessVariable, ?> variables) {
    var named = new HashMap<String, Object>();
    variables.forEach((variable, value) -> named.put(variable.variableName(), value));
    return named;
  }
}
