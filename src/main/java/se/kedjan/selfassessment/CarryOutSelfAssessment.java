package se.kedjan.selfassessment;

import java.util.Map;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.forms.StepForm;
import se.kedjan.forms.Submission;

/** Step 9, SOF with the participant: the baseline that later assessments are held against. */
@Component
class CarryOutSelfAssessment implements StepForm {

  private final SelfAssessments assessments;

  CarryOutSelfAssessment(SelfAssessments assessments) {
    this.assessments = assessments;
  }

  @Override
  public Category category() {
    return Category.WELLBEING;
  }

  @Override
  public Map<String, ?> prefill(CaseId caseId) {
    return Map.of(
        "baselineText",
        assessments.latestText(caseId).orElse("Det finns ingen tidigare självskattning."));
  }

  @Override
  public Map<ProcessVariable, ?> submit(Submission s) {
    assessments.add(s.caseId(), SelfAssessments.Kind.BASELINE, SelfAssessment.of(s));
    return Map.of();
  }
}
