package se.kedjan.transition;

import java.util.Map;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.casefile.CaseDates;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.forms.StepForm;
import se.kedjan.forms.Submission;

/** Step 17: AMF plans what comes after Corner, from the earlier plan where there is one. */
@Component
class PlanTransition implements StepForm {

  private final Transitions transitions;
  private final TransitionPlans plans;
  private final CaseDates dates;

  PlanTransition(Transitions transitions, TransitionPlans plans, CaseDates dates) {
    this.transitions = transitions;
    this.plans = plans;
    this.dates = dates;
  }

  @Override
  public Category category() {
    return Category.WORK;
  }

  @Override
  public Map<String, ?> prefill(CaseId caseId) {
    return plans
        .latest(caseId)
        .map(plan -> Map.of("transitionKind", plan.kind(), "transitionPlan", plan.text()))
        .orElse(Map.of());
  }

  @Override
  public Map<ProcessVariable, ?> submit(Submission s) {
    dates.requirePlanned(s.date("plannedStart"), "plannedStart", "Planerad start");
    var transition = transitions.underWay(s.caseId());
    transition.plan();
    transitions.save(transition);
    plans.add(transition, s);
    return Map.of();
  }
}
