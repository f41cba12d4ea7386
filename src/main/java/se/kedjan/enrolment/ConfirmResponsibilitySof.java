package se.kedjan.enrolment;

import java.util.Map;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.forms.StepForm;
import se.kedjan.forms.Submission;

/** Step 10 for SOF. */
@Component
class ConfirmResponsibilitySof implements StepForm {

  private final ConfirmingResponsibility confirming;

  ConfirmResponsibilitySof(ConfirmingResponsibility confirming) {
    this.confirming = confirming;
  }

  @Override
  public Category category() {
    return Category.PARTICIPATION;
  }

  @Override
  public Map<String, ?> prefill(CaseId caseId) {
    return Map.of("responsibilityText", confirming.text(caseId, Party.SOF));
  }

  @Override
  public Map<ProcessVariable, ?> submit(Submission s) {
    confirming.confirm(s, Party.SOF);
    return Map.of();
  }
}
