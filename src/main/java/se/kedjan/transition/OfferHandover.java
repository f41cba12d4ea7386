package se.kedjan.transition;

import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.forms.StepForm;
import se.kedjan.forms.Submission;
import se.kedjan.responsibility.Act;
import se.kedjan.transition.TransitionAnswers.Question;

/** SOF offers AMF to answer for the case, or keeps the participant at Corner. */
@Component
class OfferHandover implements StepForm {

  private final Transitions transitions;
  private final TransitionPlans plans;
  private final TransitionAnswers answers;
  private final Handovers handovers;
  private final ApplicationEventPublisher events;

  OfferHandover(
      Transitions transitions,
      TransitionPlans plans,
      TransitionAnswers answers,
      Handovers handovers,
      ApplicationEventPublisher events) {
    this.transitions = transitions;
    this.plans = plans;
    this.answers = answers;
    this.handovers = handovers;
    this.events = events;
  }

  @Override
  public Category category() {
    return Category.WORK;
  }

  @Override
  public Map<String, ?> prefill(CaseId caseId) {
    return Map.of("transitionPlanText", plans.textFor(caseId, Party.SOF));
  }

  @Override
  public Map<ProcessVariable, ?> submit(Submission s) {
    var offered = s.isYes("handoverOffered");
    var transition = transitions.underWay(s.caseId());
    transition.offer(offered);
    transitions.save(transition);
    answers.add(transition, s, Question.OFFERED, offered, s.text("handoverNote"));
    if (offered) {
      handovers.offerToAmf(s.caseId());
    } else {
      events.publishEvent(new HandoverNotOffered(s.caseId(), s.step()));
      events.publishEvent(new NextStepCameToNothing(s.caseId()));
    }
    return Map.of();
  }

  record HandoverNotOffered(CaseId caseId, String step) implements Act {
    @Override
    public String kind() {
      return "handover-not-offered";
    }
  }
}
