package se.kedjan.casereview;

import java.util.Map;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.forms.StepOfItem;
import se.kedjan.forms.Submission;

/** SOF does what was decided together, and reports it back. */
@Component
class CarryOutDecisionSof implements StepOfItem {

  private final Decisions decisions;

  CarryOutDecisionSof(Decisions decisions) {
    this.decisions = decisions;
  }

  @Override
  public Category category() {
    return Category.PARTICIPATION;
  }

  @Override
  public Map<String, ?> prefill(CaseId caseId, long item) {
    return decisions.prefill(caseId, item);
  }

  @Override
  public Map<ProcessVariable, ?> submit(long item, Submission s) {
    return decisions.report(item, s);
  }
}
