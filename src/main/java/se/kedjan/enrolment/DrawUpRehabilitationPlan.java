package se.kedjan.enrolment;

import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.casefile.CaseDates;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.enrolment.RehabilitationPlans.RehabilitationPlan;
import se.kedjan.forms.StepForm;
import se.kedjan.forms.Submission;

/** Step 9, SOF: a plan for rehabilitation; the journal stays in Lifecare. */
@Component
class DrawUpRehabilitationPlan implements StepForm {

  private final RehabilitationPlans plans;
  private final CaseDates dates;

  DrawUpRehabilitationPlan(RehabilitationPlans plans, CaseDates dates) {
    this.plans = plans;
    this.dates = dates;
  }

  @Override
  public Category category() {
    return Category.PLAN;
  }

  @Override
  public Map<String, ?> prefill(CaseId caseId) {
    return plans.latest(caseId).map(DrawUpRehabilitationPlan::earlier).orElse(Map.of());
  }

  private static Map<String, ?> earlier(RehabilitationPlan plan) {
    var prefill = new HashMap<String, Object>();
    prefill.put("rehabilitationGoals", plan.goals());
    prefill.put("supportMeasures", plan.supportMeasures());
    prefill.put("lifecareReference", plan.lifecareReference());
    return prefill;
  }

  @Override
  public Map<ProcessVariable, ?> submit(Submission s) {
    var reviewOn = s.day("reviewOn");
    dates.requirePlanned(reviewOn, "reviewOn", "Planen ses över senast");
    plans.add(
        s.caseId(),
        new RehabilitationPlan(
            s.word("rehabilitationGoals"),
            s.word("supportMeasures"),
            reviewOn,
            s.text("lifecareReference")));
    return Map.of();
  }
}
