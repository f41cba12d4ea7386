package se.kedjan.transition;

import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import se.kedjan.access.CaseId;
import se.kedjan.access.Direction;
import se.kedjan.access.Party;
import se.kedjan.casefile.CaseStopped;
import se.kedjan.chain.Companions;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.consent.Consents;
import se.kedjan.consent.WithdrawalDecided;

/**
 * AMF may no longer be told of the person, or may tell nobody: a transition that is under way stops
 * and the case leaves AMF for the party that had it before. SOF's decision takes it back.
 */
@Component
class StoppingTransition {

  private static final Direction TO_AMF = new Direction(Party.SOF, Party.AMF);

  private final Transitions transitions;
  private final AbandoningTransition abandoningTransition;
  private final Handovers handovers;
  private final Consents consents;
  private final Companions companions;
  private final ApplicationEventPublisher events;

  StoppingTransition(
      Transitions transitions,
      AbandoningTransition abandoningTransition,
      Handovers handovers,
      Consents consents,
      Companions companions,
      ApplicationEventPublisher events) {
    this.transitions = transitions;
    this.abandoningTransition = abandoningTransition;
    this.handovers = handovers;
    this.consents = consents;
    this.companions = companions;
    this.events = events;
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  void on(WithdrawalDecided decided) {
    if (!isAmfCutOff(decided)) {
      return;
    }
    var caseId = decided.caseId();
    var started = hasStarted(caseId);
    handovers.takeBackFromAmf(caseId);
    abandoningTransition.abandon(caseId);
    if (!decided.goesOn()) {
      return;
    }
    if (started) {
      events.publishEvent(new BackToCorner(caseId));
    }
    companions.tellIfAwaited(
        caseId,
        "TransitionStopped",
        Map.of(
            ProcessVariable.TRAINING_STARTED,
            started,
            ProcessVariable.TRANSITION_OUTCOME,
            "backToCorner"));
  }

  /** Whoever had the case before AMF has it again while SOF sums up; after a death nobody does. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  void on(CaseStopped stopped) {
    if (!stopped.isDeath()) {
      handovers.takeBackFromAmf(stopped.caseId());
      abandoningTransition.abandon(stopped.caseId());
    }
  }

  private boolean isAmfCutOff(WithdrawalDecided decided) {
    return decided.missing().contains(TO_AMF)
        || decided.missing().stream().anyMatch(d -> d.from() == Party.AMF)
            && !tellsAnybody(decided.caseId());
  }

  private boolean tellsAnybody(CaseId caseId) {
    return consents.stands(caseId, new Direction(Party.AMF, Party.SOF))
        || consents.stands(caseId, new Direction(Party.AMF, Party.CORNER));
  }

  private boolean hasStarted(CaseId caseId) {
    return transitions
        .latest(caseId)
        .filter(transition -> transition.state().isTraining())
        .isPresent();
  }
}
