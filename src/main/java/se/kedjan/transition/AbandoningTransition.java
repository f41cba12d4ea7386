package se.kedjan.transition;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import se.kedjan.access.CaseId;
import se.kedjan.casefile.CaseClosed;
import se.kedjan.pause.PauseBegan;
import se.kedjan.responsibility.Act;

/** A transition that its process has left, or is about to leave, without having finished. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class AbandoningTransition {

  private final Transitions transitions;
  private final Handovers handovers;
  private final ApplicationEventPublisher events;

  AbandoningTransition(
      Transitions transitions, Handovers handovers, ApplicationEventPublisher events) {
    this.transitions = transitions;
    this.handovers = handovers;
    this.events = events;
  }

  /**
   * Ends what is under way, so that an offer nobody can answer any more does not stand in the way
   * of the next one. Does nothing where nothing is under way.
   */
  public void abandon(CaseId caseId) {
    transitions
        .latest(caseId)
        .filter(transition -> !transition.state().isOver())
        .ifPresent(
            transition -> {
              if (transition.state() == Transition.State.OFFERED) {
                handovers.lapse(caseId);
              }
              transition.abandon();
              transitions.save(transition);
              events.publishEvent(new TransitionAbandoned(caseId));
              events.publishEvent(new NextStepCameToNothing(caseId));
            });
  }

  @EventListener
  void on(PauseBegan began) {
    abandon(began.caseId());
  }

  @EventListener
  void on(CaseClosed closed) {
    abandon(closed.caseId());
  }

  record TransitionAbandoned(CaseId caseId) implements Act {
    @Override
    public String kind() {
      return "transition-abandoned";
    }
  }
}
