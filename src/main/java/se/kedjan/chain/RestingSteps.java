package se.kedjan.chain;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
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
  private final OpenSteps openSteps;
  private final HeldSteps heldSteps;
  private final TaskLifecycle lifecycle;
  private final ApplicationEventPublisher events;

  RestingSteps(
      @Lazy RuntimeService runtime,
      OpenSteps openSteps,
      HeldSteps heldSteps,
      TaskLifecycle lifecycle,
      ApplicationEventPublisher events) {
    this.runtime = runtime;
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
        .createProcessInstanceModification(task(step.taskId()).getProcessInstanceId())
        .cancelAllForActivity(step.step())
        .startBeforeActivity(step.step())
        .execute();
  }

  /** Steps of the case that wait for SOF's decision, by their names in the model. */
  public List<String> waiting(CaseId caseId) {
    return heldSteps.of(caseId).stream().map(HeldStep::stepName).toList();
  }

  /**
   * Lets the case go past the held steps that the model lets it pass where the consent is missing,
   * and past those of that kind that it comes to by that. Before SOF's decision is noted: what the
   * case comes to is held until then.
   *
   * @param stands whether a direction is consented to today
   */
  public void pass(CaseId caseId, Predicate<Direction> stands) {
    for (var next = toPass(caseId, stands); next.isPresent(); next = toPass(caseId, stands)) {
      pass(next.get());
    }
  }

  private Optional<HeldStep> toPass(CaseId caseId, Predicate<Direction> stands) {
    return heldSteps.of(caseId).stream()
        .filter(step -> ConsentOfStep.SKIP.equals(step.withoutConsent()))
        .filter(step -> !Direction.all(step.restsOn()).stream().allMatch(stands))
        .findFirst();
  }

  private void pass(HeldStep step) {
    events.publishEvent(new StepPassed(step.caseId(), step.step(), step.taskId(), step.party()));
    runtime
        .createProcessInstanceModification(step.instance())
        .cancelAllForActivity(step.step())
        .startAfterActivity(step.step())
        .execute();
  }

  /** Lets the case go on: each held step opens, with what consent there is. */
  public void open(CaseId caseId) {
    heldSteps.of(caseId).forEach(this::open);
  }

  private void open(HeldStep step) {
    heldSteps.ended(step.taskId());
    lifecycle.open(task(step.taskId()));
  }

  /** Also where it came to be in this very command. */
  private static TaskEntity task(String taskId) {
    return Context.getCommandContext().getTaskManager().findTaskById(taskId);
  }

  record StepPassed(CaseId caseId, String step, String taskId, Party onBehalfOf) implements Act {
    @Override
    public String kind() {
      return "step-passed";
    }
  }
}
