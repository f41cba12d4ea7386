package se.kedjan.chain;

import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import se.kedjan.access.CaseAccess;
import se.kedjan.access.CaseId;
import se.kedjan.access.StaffId;
import se.kedjan.access.StaffIdentities.StaffIdentityTold;
import se.kedjan.responsibility.OpenSteps;
import se.kedjan.responsibility.OpenSteps.OpenStep;

/**
 * Open steps that must not stay where they are: with somebody who is kept from the case, or in the
 * pool of a whole party once the identity is protected.
 */
@Component
public class ChangingHands {

  private final TaskService tasks;
  private final OpenSteps openSteps;
  private final CaseAccess access;
  private final ObjectProvider<CaseStaffing> staffing;

  ChangingHands(
      @Lazy TaskService tasks,
      OpenSteps openSteps,
      CaseAccess access,
      ObjectProvider<CaseStaffing> staffing) {
    this.tasks = tasks;
    this.openSteps = openSteps;
    this.access = access;
    this.staffing = staffing;
  }

  /** What lies in a party's pool goes to the party's heads of unit. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void closePools(CaseId caseId) {
    for (var step : openSteps.of(caseId)) {
      if (step.assignee() == null && isOfThePool(step)) {
        var heads = step.party().headGroup();
        tasks.addCandidateGroup(step.taskId(), heads);
        tasks.deleteCandidateGroup(step.taskId(), step.candidate());
        openSteps.offered(step.taskId(), heads);
      }
    }
  }

  /**
   * What somebody holds who is kept from the case goes to the deputy, else back to the pool.
   *
   * @param submitted a task that is being completed just now and stays
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void takeFromThoseKept(CaseId caseId, @Nullable String submitted) {
    var kept = access.keptFrom(caseId);
    for (var step : openSteps.of(caseId)) {
      if (step.assignee() != null
          && kept.contains(new StaffId(step.assignee()))
          && !step.taskId().equals(submitted)) {
        move(step);
      }
    }
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  void on(StaffIdentityTold told) {
    access.casesKeptFrom(told.staff()).forEach(caseId -> takeFromThoseKept(caseId, null));
  }

  private void move(OpenStep step) {
    var next =
        isOfThePool(step)
            ? staffing
                .getObject()
                .namedFor(step.caseId(), step.party())
                .map(named -> named.staff().value())
                .orElse(null)
            : null;
    TransactionSynchronizationManager.bindResource(ChangingHands.class, step.taskId());
    try {
      tasks.setAssignee(step.taskId(), next);
    } finally {
      TransactionSynchronizationManager.unbindResource(ChangingHands.class);
    }
  }

  /** Whether this very thread is moving the task, whoever is signed in. */
  static boolean isMoving(String taskId) {
    return taskId.equals(TransactionSynchronizationManager.getResource(ChangingHands.class));
  }

  /** An escalation has been with the heads from the beginning. */
  private static boolean isOfThePool(OpenStep step) {
    return step.candidate().equals(step.party().group());
  }
}
