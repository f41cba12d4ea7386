package se.kedjan.selfassessment;

import java.util.Map;
import org.springframework.stereotype.Component;
import se.kedjan.access.Category;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.forms.StepForm;
import se.kedjan.forms.Submission;

/**
 * Step 15: the same questions again. What was answered before is not shown, so that the answers can
 * be compared.
 */
@Component
class RepeatSelfAssessment implements StepForm {

  private final SelfAssessments assessments;
  private final SelfAssessmentDates dates;

  RepeatSelfAssessment(SelfAssessments assessments, SelfAssessmentDates dates) {
    this.assessments = assessments;
    this.dates = dates;
  }

  @Override
  public Category category() {
    return Category.WELLBEING;
  }

  @Override
  public Map<ProcessVariable, ?> submit(Submission s) {
    assessments.add(s.caseId(), SelfAssessments.Kind.REPEAT, SelfAssessment.of(s));
    return dates.next(s.caseId());
  }
}
