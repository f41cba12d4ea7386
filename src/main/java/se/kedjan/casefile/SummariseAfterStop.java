package se.kedjan.casefile;

import java.util.Map;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.forms.StepForm;
import se.kedjan.forms.Submission;

/** Step 21 where the case was stopped before its way was over. */
@Component
class SummariseAfterStop implements StepForm {

  private final SummariseAndClose summariseAndClose;

  SummariseAfterStop(SummariseAndClose summariseAndClose) {
    this.summariseAndClose = summariseAndClose;
  }

  @Override
  public Category category() {
    return summariseAndClose.category();
  }

  @Override
  public Map<String, ?> prefill(CaseId caseId) {
    return summariseAndClose.prefill(caseId);
  }

  @Override
  public Map<ProcessVariable, ?> submit(Submission s) {
    return summariseAndClose.submit(s);
  }
}
