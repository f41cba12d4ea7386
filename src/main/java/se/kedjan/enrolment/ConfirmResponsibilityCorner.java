package se.kedjan.enrolment;

import java.util.Map;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.forms.StepForm;
import se.kedjan.forms.Submission;

/** Step 10 for Corner. */
@Component
class ConfirmResponsibilityCorner implements StepForm {

  private final ConfirmingResponsibility confirming;

  ConfirmResponsibilityCorner(ConfirmingResponsibility confirming) {
    this.confirming = confirming;
  }

  @Override
  public Category category() {
    return Category.PARTICIPATION;
  }

  @Override
  public Map<String, ?> prefill(CaseId caseId) {
    return Map.of("responsibilityText", confirming.text(caseId, Party.CORNER));
  }

  @Override
  public Map<ProcessVariable, ?> submit(Submission s) {
    confirming.confirm(s, Party.CORNER);
    return Map.of();
  }
}
