package se.kedjan.transition;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
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
    return plans.latest(caseId).map(PlanTransition::earlier).orElse(Map.of());
  }

  private static Map<String, ?> earlier(TransitionPlans.Plan plan) {
    var earlier = new HashMap<String, Object>();
    earlier.put("transitionKind", plan.kind());
    earlier.put("transitionPlan", plan.text());
    earlier.put("contactPerson", plan.contactPerson());
    earlier.put("plannedHours", plan.hoursPerWeek());
    earlier.put("placeAtCorner", plan.placeIsKept() ? "kept" : "freed");
    earlier.values().removeIf(Objects::isNull);
    return earlier;
  }

  @Override
  public Map<ProcessVariable, ?> submit(Submission s) {
    dates.requirePlanned(s.date("plannedStart"), "plannedStart", "Första dag");
    var transition = transitions.underWay(s.caseId());
    transition.plan();
    transitions.save(transition);
    plans.add(transition, s);
    return Map.of();
  }
}
