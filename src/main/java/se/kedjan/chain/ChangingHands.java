package se.kedjan.chain;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
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
import se.kedjan.access.Party;
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

  /** What is the heads' from the beginning. */
  private static final Set<String> HEADS_OWN = Set.of(EscalationProcess.KEY, "unheld-case");

  private final TaskService tasks;
  private final OpenSteps openSteps;
  private final CaseAccess access;
  private final ObjectProvider<CaseStaffing> staffing;
  private final Clock clock;

  ChangingHands(
      @Lazy TaskService tasks,
      OpenSteps openSteps,
      CaseAccess access,
      ObjectProvider<CaseStaffing> staffing,
      Clock clock) {
    this.clock = clock;
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

  /** Cases in which something lies with somebody who has left. */
  public List<CaseId> casesWithLeavers() {
    return openSteps.casesWithLeavers(LocalDate.now(clock));
  }

  /**
   * What lies with somebody who has left goes to the deputy, else back to the pool.
   *
   * @param caseId held by the caller; null for the steps about no single case
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void takeFromLeavers(@Nullable CaseId caseId) {
    openSteps.withLeavers(LocalDate.now(clock), caseId).forEach(this::move);
  }

  /**
   * Somebody else is named for the case by the party: what lies with whom it was, with somebody who
   * has left or with nobody follows, and the deputy is the one of today. What a colleague has taken
   * stays there.
   *
   * @param before who it was, if anybody
   * @param submitted a task that is being completed just now
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void follow(
      CaseId caseId, Party party, @Nullable StaffId before, @Nullable String submitted) {
    var named = staffing.getObject().namedFor(caseId, party).orElse(null);
    if (named == null) {
      return;
    }
    var leavers =
        openSteps.withLeavers(LocalDate.now(clock), caseId).stream().map(OpenStep::taskId).toList();
    for (var step : openSteps.of(caseId)) {
      if (step.party() != party || step.taskId().equals(submitted) || !isOfTheParty(step)) {
        continue;
      }
      backToTheParty(step);
      standIn(step.taskId(), named.deputy());
      if (step.assignee() == null
          || leavers.contains(step.taskId())
          || before != null && step.assignee().equals(before.value())) {
        assign(step.taskId(), named.staff().value());
      }
    }
  }

  private void standIn(String taskId, @Nullable StaffId deputy) {
    tasks.getIdentityLinksForTask(taskId).stream()
        .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
        .map(IdentityLink::getUserId)
        .filter(Objects::nonNull)
        .forEach(was -> tasks.deleteCandidateUser(taskId, was));
    if (deputy != null) {
      tasks.addCandidateUser(taskId, deputy.value());
    }
  }

  /** With protected identity it has lain with the heads until somebody was named. */
  private void backToTheParty(OpenStep step) {
    if (!isOfThePool(step)) {
      tasks.addCandidateGroup(step.taskId(), step.party().group());
      tasks.deleteCandidateGroup(step.taskId(), step.candidate());
      openSteps.offered(step.taskId(), step.party().group());
    }
  }

  /** A step of the party's own staff, though it may have come to the heads. */
  private boolean isOfTheParty(OpenStep step) {
    return isOfThePool(step)
        || access.isProtected(step.caseId()) && !HEADS_OWN.contains(step.process());
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  void on(StaffIdentityTold told) {
    access.casesKeptFrom(told.staff()).forEach(caseId -> takeFromThoseKept(caseId, null));
  }

  private void move(OpenStep step) {
    var next =
        step.caseId() != null && isOfThePool(step)
            ? staffing
                .getObject()
                .namedFor(step.caseId(), step.party())
                .map(named -> named.staff().value())
                .orElse(null)
            : null;
    assign(step.taskId(), next);
  }

  private void assign(String taskId, @Nullable String next) {
    TransactionSynchronizationManager.bindResource(ChangingHands.class, taskId);
    try {
      tasks.setAssignee(taskId, next);
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
