package se.kedjan.pause;

import java.util.Map;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.forms.StepForm;
import se.kedjan.forms.Submission;

/** SOF keeps in touch: people «vill komma tillbaka när de är redo» (S0). */
@Component
class KeepContact implements StepForm {

  private final SettlingPause settlingPause;

  KeepContact(SettlingPause settlingPause) {
    this.settlingPause = settlingPause;
  }

  @Override
  public Category category() {
    return Category.DEVIATION;
  }

  @Override
  public Map<String, ?> prefill(CaseId caseId) {
    return settlingPause.prefill(caseId);
  }

  @Override
  public Map<ProcessVariable, ?> submit(Submission s) {
    return settlingPause.settle(s);
  }
}
