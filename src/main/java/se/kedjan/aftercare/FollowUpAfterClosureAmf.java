package se.kedjan.aftercare;

import java.util.Map;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.forms.StepForm;
import se.kedjan.forms.Submission;

/** Step 22, after work training and the like where AMF may know. */
@Component
class FollowUpAfterClosureAmf implements StepForm {

  private final FollowingUpAfterClosure following;

  FollowUpAfterClosureAmf(FollowingUpAfterClosure following) {
    this.following = following;
  }

  @Override
  public Category category() {
    return Category.AFTER_CARE;
  }

  @Override
  public Map<String, ?> prefill(CaseId caseId) {
    return following.prefill(caseId);
  }

  @Override
  public Map<ProcessVariable, ?> submit(Submission s) {
    following.submit(s);
    return Map.of();
  }
}
