package se.kedjan.chain;

import java.util.List;
import java.util.function.Predicate;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Direction;
import se.kedjan.access.Party;
import se.kedjan.responsibility.Act;
import se.kedjan.responsibility.HeldSteps;
import se.kedjan.responsibility.HeldSteps.HeldStep;
import se.kedjan.responsibility.OpenSteps;
import se.kedjan.responsibility.OpenSteps.OpenStep;

/**
 * Steps that rest on a consent, when it ends and when SOF has decided how the case goes on. Which
 * steps, and what becomes of each without the consent, stands in the models.
 */
@Component
public class RestingSteps {

  private final RuntimeService runtime;
  private final TaskService tasks;
  private final OpenSteps openSteps;
  private final HeldSteps heldSteps;
  private final TaskLifecycle lifecycle;
  private final ApplicationEventPublisher events;

  RestingSteps(
      @Lazy RuntimeService runtime,
      @Lazy TaskService tasks,
      OpenSteps openSteps,
      HeldSteps heldSteps,
      TaskLifecycle lifecycle,
      ApplicationEventPublisher events) {
    this.runtime = runtime;
    this.tasks = tasks;
    this.openSteps = openSteps;
    this.heldSteps = heldSteps;
    this.lifecycle = lifecycle;
    this.events = events;
  }

  /**
   * Cancels the open steps of the case that rest on the direction. Each begins anew where it stood,
   * held: so that what runs beside it waits for it at the same join as before.
   */
  public void cancel(CaseId caseId, Direction direction) {
    openSteps.of(caseId).stream()
        .filter(step -> step.restsOn() != null)
        .filter(step -> Direction.all(step.restsOn()).contains(direction))
        .forEach(this::beginAnew);
  }

  private void beginAnew(OpenStep step) {
    runtime
        .createProcessInstanceModification(instanceOf(step.taskId()))
        .cancelAllForActivity(step.step())
        .startBeforeActivity(step.step())
        .execute();
  }

  /** Steps of the case that wait for SOF's decision, by their names in the model. */
  public List<String> waiting(CaseId caseId) {
    return heldSteps.of(caseId).stream().map(HeldStep::stepName).toList();
  }

  /**
   * Lets the case go on: each held step opens, or is passed where the model says so and the consent
   * is still missing.
   *
   * @param stands whether a direction is consented to today
   */
  public void resume(CaseId caseId, Predicate<Direction> stands) {
    for (var step : heldSteps.of(caseId)) {
      var missing = !Direction.all(step.restsOn()).stream().allMatch(stands);
      if (missing && ConsentOfStep.SKIP.equals(step.withoutConsent())) {
        pass(step);
      } else {
        open(step);
      }
    }
  }

  private void pass(HeldStep step) {
    events.publishEvent(new StepPassed(step.caseId(), step.step(), step.taskId(), step.party()));
    runtime
        .createProcessInstanceModification(instanceOf(step.taskId()))
        .cancelAllForActivity(step.step())
        .startAfterActivity(step.step())
        .execute();
  }

  private void open(HeldStep step) {
    var task = tasks.createTaskQuery().taskId(step.taskId()).singleResult();
    heldSteps.ended(step.taskId());
    lifecycle.open((DelegateTask) task);
  }

  private String instanceOf(String taskId) {
    return tasks.createTaskQuery().taskId(taskId).singleResult().getProcessInstanceId();
  }

  record StepPassed(CaseId caseId, String step, String taskId, Party onBehalfOf) implements Act {
    @Override
    public String kind() {
      return "step-passed";
    }
  }
}
