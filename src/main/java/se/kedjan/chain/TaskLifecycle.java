package se.kedjan.chain;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseAccess;
import se.kedjan.access.CaseId;
import se.kedjan.access.Direction;
import se.kedjan.access.Party;
import se.kedjan.calendar.ClockConfiguration;
import se.kedjan.responsibility.Act;
import se.kedjan.responsibility.HeldSteps;
import se.kedjan.responsibility.HeldSteps.HeldStep;
import se.kedjan.responsibility.OpenSteps;
import se.kedjan.responsibility.OpenSteps.OpenStep;

/**
 * Listens, built in, to every user task of every model: gives it its due date and its named person,
 * keeps the open steps and the log, and refuses what goes around the form. A step that rests on a
 * consent which has ended is held, unseen, until SOF has decided how the case goes on.
 */
@Component
class TaskLifecycle implements TaskListener {

  private static final String CREATED = "Created";
  private static final Set<String> MOVED_BY_CLAIM = Set.of("assignee", "lastUpdated", "taskState");

  private final Rules rules;
  private final OpenSteps openSteps;
  private final HeldSteps heldSteps;
  private final Companions companions;
  private final ObjectProvider<CaseStaffing> staffing;
  private final ObjectProvider<UndecidedConsent> consent;
  private final CaseAccess access;
  private final IdentityService identity;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  TaskLifecycle(
      Rules rules,
      OpenSteps openSteps,
      HeldSteps heldSteps,
      Companions companions,
      ObjectProvider<CaseStaffing> staffing,
      ObjectProvider<UndecidedConsent> consent,
      CaseAccess access,
      @Lazy IdentityService identity,
      ApplicationEventPublisher events,
      Clock clock) {
    this.rules = rules;
    this.openSteps = openSteps;
    this.heldSteps = heldSteps;
    this.companions = companions;
    this.staffing = staffing;
    this.consent = consent;
    this.access = access;
    this.identity = identity;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public void notify(DelegateTask task) {
    switch (task.getEventName()) {
      case EVENTNAME_CREATE -> opened(task);
      case EVENTNAME_ASSIGNMENT -> assigned(task);
      case EVENTNAME_UPDATE -> updated((TaskEntity) task);
      case EVENTNAME_COMPLETE -> completed(task);
      case EVENTNAME_DELETE -> ended(task, "step-cancelled", Map.of());
      default -> throw new IllegalStateException("Not listened to: " + task.getEventName());
    }
  }

  private void opened(DelegateTask task) {
    var restsOn = ConsentOfStep.restsOn(task);
    if (restsOn != null && isUndecided(caseOf(task), restsOn)) {
      held(task, restsOn);
    } else {
      open(task);
    }
  }

  private boolean isUndecided(CaseId caseId, String restsOn) {
    var undecided = consent.getIfAvailable();
    return undecided != null
        && Direction.all(restsOn).stream().anyMatch(d -> undecided.isUndecided(caseId, d));
  }

  private void held(DelegateTask task, String restsOn) {
    heldSteps.held(
        new HeldStep(
            task.getId(),
            caseOf(task),
            processKey(task),
            task.getProcessInstanceId(),
            task.getTaskDefinitionKey(),
            task.getName(),
            Party.ofGroup(candidateGroup(task)).orElseThrow(),
            restsOn,
            ConsentOfStep.without(task),
            clock.instant()));
  }

  /** The step is there to be done from now on, whether it is new or was held. */
  void open(DelegateTask task) {
    var caseId = caseOf(task);
    var group = candidateGroup(task);
    var party = Party.ofGroup(group).orElseThrow();
    var activity = (String) task.getVariable(ProcessVariable.ACTIVITY.variableName());
    var deadline = rules.deadline(activity, task.getTaskDefinitionKey()).map(d -> agreed(task, d));
    deadline.ifPresent(d -> task.setDueDate(Date.from(d.dueAt())));
    if (caseId != null && group.equals(party.group())) {
      var named = named(caseId, party);
      named.ifPresent(
          n -> {
            task.setAssignee(n.staff().value());
            if (n.deputy() != null) {
              task.addCandidateUser(n.deputy().value());
            }
          });
      if (named.isEmpty() && access.isProtected(caseId)) {
        group = toHeads((TaskEntity) task, party);
      }
    }
    openSteps.opened(
        new OpenStep(
            task.getId(),
            caseId,
            processKey(task),
            task.getTaskDefinitionKey(),
            task.getName(),
            party,
            group,
            task.getAssignee(),
            clock.instant(),
            deadline.map(Rules.Deadline::dueAt).orElse(null),
            deadline.map(Rules.Deadline::escalatesTo).orElse(null),
            ConsentOfStep.restsOn(task),
            deadline.map(Rules.Deadline::remindOn).orElse(null)));
    publish(caseId, "step-opened", task, party, task.getAssignee(), Map.of());
  }

  /** Where people have agreed on a day, that day goes before the table's. */
  private static Rules.Deadline agreed(DelegateTask task, Rules.Deadline deadline) {
    var dueOn = (String) task.getVariable(ProcessVariable.DUE_ON.variableName());
    return dueOn == null
        ? deadline
        : deadline.movedTo(LocalDateTime.parse(dueOn).atZone(ClockConfiguration.ZONE).toInstant());
  }

  /** Staff take a task for themselves or give back their own; nobody assigns another. */
  private void assigned(DelegateTask task) {
    if (CREATED.equals(((TaskEntity) task).getTaskState())) {
      return;
    }
    var step = openSteps.ofTask(task.getId()).orElseThrow();
    var before = step.assignee();
    var after = task.getAssignee();
    if (Objects.equals(before, after)) {
      return;
    }
    var me = currentUser();
    var isMoved = ChangingHands.isMoving(task.getId());
    if (me != null && !isMoved) {
      var takes = before == null && me.equals(after);
      var givesBack = me.equals(before) && after == null;
      if (!takes && !givesBack) {
        throw before != null && !me.equals(before)
            ? Refusal.conflict("Uppgiften är redan tagen av någon annan. Uppdatera listan.")
            : Refusal.forbidden(
                "En uppgift kan bara tas för egen del. Den kan inte delas ut till någon annan här.");
      }
    }
    openSteps.assigned(task.getId(), after);
    if (isMoved || after == null) {
      openSteps.listedAnew(task.getId());
    }
    if (after == null
        && step.caseId() != null
        && step.candidate().equals(step.party().group())
        && access.isProtected(step.caseId())) {
      openSteps.offered(task.getId(), toHeads((TaskEntity) task, step.party()));
    }
    publish(
        step.caseId(),
        isMoved ? "step-moved" : after == null ? "step-released" : "step-claimed",
        task,
        step.party(),
        after,
        Map.of());
  }

  /** What a claim moves may move; name, description, owner, priority and dates may not. */
  private void updated(TaskEntity task) {
    if (currentUser() != null && !MOVED_BY_CLAIM.containsAll(task.getPropertyChanges().keySet())) {
      throw Refusal.forbidden("Uppgiftens uppgifter kan inte ändras här.");
    }
  }

  private void completed(DelegateTask task) {
    var submission =
        Submitted.of(task.getId())
            .orElseThrow(
                () ->
                    Refusal.forbidden(
                        "Uppgiften slutförs genom sitt formulär och inte på annat sätt."));
    ended(task, "step-completed", submission);
  }

  private void ended(DelegateTask task, String kind, Map<String, ?> payload) {
    var escalated = openSteps.ended(task.getId());
    if (escalated.isEmpty() && heldSteps.ended(task.getId())) {
      return;
    }
    if (escalated.orElse(false)) {
      companions.endEscalationOf(task.getId());
    }
    var party = Party.ofGroup(candidateGroup(task)).orElseThrow();
    publish(caseOf(task), kind, task, party, null, payload);
  }

  /** With protected identity the party's heads of unit say who does a step that is nobody's yet. */
  private static String toHeads(TaskEntity task, Party party) {
    var links = task.getIdentityLinks();
    for (var link : List.copyOf(links)) {
      if (party.group().equals(link.getGroupId())) {
        link.delete();
        links.remove(link);
      }
    }
    task.addCandidateGroup(party.headGroup());
    return party.headGroup();
  }

  private Optional<CaseStaffing.Named> named(CaseId caseId, Party party) {
    return Optional.ofNullable(staffing.getIfAvailable()).flatMap(s -> s.namedFor(caseId, party));
  }

  private void publish(
      @Nullable CaseId caseId,
      String kind,
      DelegateTask task,
      Party party,
      @Nullable String detail,
      Map<String, ?> payload) {
    events.publishEvent(
        new TaskMoved(
            caseId, kind, task.getTaskDefinitionKey(), task.getId(), party, detail, payload));
  }

  private @Nullable String currentUser() {
    var authentication = identity.getCurrentAuthentication();
    return authentication == null ? null : authentication.getUserId();
  }

  /** Absent where the process is about no single case: its business key is not a case number. */
  private static @Nullable CaseId caseOf(DelegateTask task) {
    var businessKey = task.getExecution().getProcessBusinessKey();
    return businessKey != null && CaseId.isValid(businessKey) ? new CaseId(businessKey) : null;
  }

  private static String processKey(DelegateTask task) {
    return ((TaskEntity) task).getProcessDefinition().getKey();
  }

  private static String candidateGroup(DelegateTask task) {
    return task.getCandidates().stream()
        .map(IdentityLink::getGroupId)
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No candidate group: " + task.getName()));
  }

  record TaskMoved(
      @Nullable CaseId caseId,
      String kind,
      String step,
      String taskId,
      Party onBehalfOf,
      @Nullable String detail,
      Map<String, ?> payload)
      implements Act {}
}
