package se.kedjan.enrolment;

import java.util.Map;
import org.springframework.stereotype.Component;
import se.kedjan.access.Category;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.forms.StepForm;
import se.kedjan.forms.Submission;

/** Step 8, SOF: what SOF thinks of enrolling the participant. */
@Component
class CommentOnEnrolment implements StepForm {

  private final EnrolmentDecisions decisions;

  CommentOnEnrolment(EnrolmentDecisions decisions) {
    this.decisions = decisions;
  }

  @Override
  public Category category() {
    return Category.PARTICIPATION;
  }

  @Override
  public Map<ProcessVariable, ?> submit(Submission s) {
    decisions.addOpinion(s.caseId(), s.word("opinion"), s.text("comment"));
    return Map.of();
  }
}
