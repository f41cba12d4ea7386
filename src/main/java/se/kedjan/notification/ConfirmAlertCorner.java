package se.kedjan.notification;

import java.util.Map;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.forms.StepForm;
import se.kedjan.forms.Submission;

/** Corner confirms that it knows. */
@Component
class ConfirmAlertCorner implements StepForm {

  private final ConfirmingAlert confirming;

  ConfirmAlertCorner(ConfirmingAlert confirming) {
    this.confirming = confirming;
  }

  @Override
  public Category category() {
    return Category.PARTICIPATION;
  }

  @Override
  public Map<String, ?> prefill(CaseId caseId) {
    return confirming.prefill(caseId, Party.CORNER);
  }

  @Override
  public Map<ProcessVariable, ?> submit(Submission s) {
    confirming.confirm(s, Party.CORNER);
    return Map.of();
  }
}
