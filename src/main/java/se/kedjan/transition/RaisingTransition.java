package se.kedjan.transition;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.relational.core.conversion.DbActionExecutionException;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.CurrentActor;
import se.kedjan.casefile.CaseFiles;
import se.kedjan.chain.Companions;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.chain.Refusal;
import se.kedjan.responsibility.Act;

/** An assessment is asked for, by a step of the chain or by whoever is named for the case. */
@Component
class RaisingTransition {

  private final Transitions transitions;
  private final AbandoningTransition abandoningTransition;
  private final NextStepReminder reminder;
  private final CaseFiles caseFiles;
  private final Companions companions;
  private final CurrentActor currentActor;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  RaisingTransition(
      Transitions transitions,
      AbandoningTransition abandoningTransition,
      NextStepReminder reminder,
      CaseFiles caseFiles,
      Companions companions,
      CurrentActor currentActor,
      ApplicationEventPublisher events,
      Clock clock) {
    this.transitions = transitions;
    this.abandoningTransition = abandoningTransition;
    this.reminder = reminder;
    this.caseFiles = caseFiles;
    this.companions = companions;
    this.currentActor = currentActor;
    this.events = events;
    this.clock = clock;
  }

  /** Starts the process too, unless the case has one running. */
  void request(CaseId caseId) {
    if (companions.isRunning(caseId, TransitionReadiness.PROCESS)) {
      return;
    }
    raise(caseId, null);
    companions.start(
        caseId, "TransitionRaised", Map.of(ProcessVariable.ACTIVITY, caseFiles.activityOf(caseId)));
  }

  /** For a process that is being started already. */
  void raise(CaseId caseId, @Nullable String reason) {
    // What an earlier process left open when it was cancelled is over now.
    abandoningTransition.abandon(caseId);
    var actor = currentActor.get();
    try {
      transitions.save(
          Transition.raised(caseId, LocalDate.now(clock), actor.staffId(), actor.party(), reason));
    } catch (DbActionExecutionException e) {
      if (e.getCause() instanceof DuplicateKeyException) {
        throw Refusal.conflict("Någon annan begärde en bedömning i samma stund. Uppdatera listan.");
      }
      throw e;
    }
    events.publishEvent(new TransitionRaised(caseId));
    reminder.answered(caseId);
  }

  record TransitionRaised(CaseId caseId) implements Act {
    @Override
    public String kind() {
      return "transition-raised";
    }
  }
}
