package se.kedjan.chain;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;

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
