package se.kedjan.selfassessment;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import se.kedjan.casefile.SummaryGiven;

/** Once more at the end, in the form that sums up the case; not asked of who is deceased. */
@Component
class EndSelfAssessment {

  private final SelfAssessments assessments;

  EndSelfAssessment(SelfAssessments assessments) {
    this.assessments = assessments;
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  void on(SummaryGiven summary) {
    var done = summary.form().text("assessmentDone");
    if (done != null && !"notApplicable".equals(done)) {
      assessments.add(
          summary.caseId(), SelfAssessments.Kind.END, SelfAssessment.of(summary.form()));
    }
  }
}
