package se.kedjan.chain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Party;
import se.kedjan.responsibility.CaseLock;
import se.kedjan.responsibility.OpenSteps;

/** Messages between the processes of one case, which find each other by the case number. */
@Component
public class Companions {

  /** No process is called that. */
  private static final String NONE = "-";

  /** What begins once a case is closed: what is asked afterwards, and who sees that it is. */
  private static final Set<String> AFTER_THE_END =
      Set.of("AfterCareBegun", EscalationProcess.STEP_OVERDUE);

  private final RuntimeService runtime;
  private final TaskService tasks;
  private final CaseLock caseLock;
  private final OpenSteps openSteps;
  private final ObjectProvider<OpenCases> openCases;

  Companions(
      @Lazy RuntimeService runtime,
      @Lazy TaskService tasks,
      CaseLock caseLock,
      OpenSteps openSteps,
      ObjectProvider<OpenCases> openCases) {
    this.runtime = runtime;
    this.tasks = tasks;
    this.caseLock = caseLock;
    this.openCases = openCases;
    this.openSteps = openSteps;
  }

  /** Whether the case has a running instance of the process. */
  public boolean isRunning(CaseId caseId, String processKey) {
    return !instances(caseId, processKey).isEmpty();
  }

  /**
   * Starts the process that begins with this message, for the case. Refused where the case is
   * closed by now, whatever the caller knew: nothing would ever end what began in it.
   */
  public void start(CaseId caseId, String message, Map<ProcessVariable, ?> variables) {
    caseLock.hold(caseId);
    if (!AFTER_THE_END.contains(message) && !openCases.getObject().isOpen(caseId)) {
      throw Refusal.conflict(
          "Ärendet är avslutat, och inget nytt kan börja i det. Uppdatera sidan.");
    }
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
  public void start(String subject, String message, Map<ProcessVariable, ?> variables) {
    runtime
        .createMessageCorrelation(message)
        .processInstanceBusinessKey(subject)
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

  /**
   * Whether the party has a step in the case, open or held, beside those of one process.
   *
   * @param besides a process that runs whether the party takes part in the chain or not
   */
  public boolean hasStepOf(CaseId caseId, Party party, String besides) {
    return steps(caseId, party).count()
        > steps(caseId, party).processDefinitionKey(besides).count();
  }

  private TaskQuery steps(CaseId caseId, Party party) {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(caseId.number())
        .taskCandidateGroup(party.group())
        .includeAssignedTasks();
  }

  /** Whether the case waits for the message. */
  public boolean isAwaited(CaseId caseId, String message) {
    return runtime
            .createExecutionQuery()
            .processInstanceBusinessKey(caseId.number())
            .messageEventSubscriptionName(message)
            .count()
        == 1;
  }

  /** As {@link #tell}; false where nothing waits for it. */
  public boolean tellIfAwaited(CaseId caseId, String message, Map<ProcessVariable, ?> variables) {
    var awaited = isAwaited(caseId, message);
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
    var stored =
        runtime
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(caseId.number())
            .processDefinitionKey(processKey)
            .list()
            .stream()
            .map(ProcessInstance::getId);
    var begun =
        begunNow(caseId)
            .filter(instance -> instance.getProcessDefinition().getKey().equals(processKey))
            .map(ExecutionEntity::getId);
    return Stream.concat(stored, begun).distinct().toList();
  }

  /**
   * The open steps of the processes of that kind in the case are due no longer: nothing reminds of
   * them, and nobody secures them. Usable within a command of the engine.
   */
  public void withoutDeadline(CaseId caseId, String processKey) {
    var context = Context.getCommandContext();
    for (var id : instances(caseId, processKey)) {
      Stream.concat(
              context.getTaskManager().findTasksByProcessInstanceId(id).stream(),
              context.getDbEntityManager().getCachedEntitiesByType(TaskEntity.class).stream())
          .filter(task -> id.equals(task.getProcessInstanceId()))
          .forEach(task -> task.setDueDate(null));
    }
    openSteps.withoutDeadline(caseId, processKey);
  }

  /**
   * Cancels all processes of the case but the given one and what goes on beside the participation;
   * their open tasks end as cancelled.
   *
   * @param spared process keys
   */
  public void endOthers(CaseId caseId, String processInstanceId, Set<String> spared) {
    var stored =
        runtime
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(caseId.number())
            .processDefinitionKeyNotIn(
                spared.isEmpty() ? new String[] {NONE} : spared.toArray(String[]::new))
            .list()
            .stream()
            .map(ProcessInstance::getId);
    var begun =
        begunNow(caseId)
            .filter(instance -> !spared.contains(instance.getProcessDefinition().getKey()))
            .map(ExecutionEntity::getId);
    Stream.concat(stored, begun)
        .distinct()
        .filter(id -> !id.equals(processInstanceId))
        .toList()
        .forEach(id -> runtime.deleteProcessInstance(id, "case-moved-on", false, true));
  }

  /** Begun in this very command, and so not in the database yet, where a query would look. */
  private static Stream<ExecutionEntity> begunNow(CaseId caseId) {
    var context = Context.getCommandContext();
    if (context == null) {
      return Stream.empty();
    }
    var entities = context.getDbEntityManager();
    return entities.getCachedEntitiesByType(ExecutionEntity.class).stream()
        .filter(ExecutionEntity::isProcessInstanceExecution)
        .filter(instance -> !instance.isEnded() && !entities.isDeleted(instance))
        .filter(instance -> caseId.number().equals(instance.getBusinessKey()));
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
