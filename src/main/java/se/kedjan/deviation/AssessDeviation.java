package se.kedjan.deviation;

import java.util.Map;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.forms.StepOfItem;
import se.kedjan.forms.Submission;

/** SOF says whether plan and support change; it sees of the deviation what it may know by now. */
@Component
class AssessDeviation implements StepOfItem {

  private final Deviations deviations;

  AssessDeviation(Deviations deviations) {
    this.deviations = deviations;
  }

  @Override
  public Category category() {
    return Category.DEVIATION;
  }

  @Override
  public Map<String, ?> prefill(CaseId caseId, long item) {
    return Map.of("deviationText", deviations.text(caseId, item, Party.SOF));
  }

  @Override
  public Map<ProcessVariable, ?> submit(long item, Submission s) {
    deviations.assessed(item, s);
    return Map.of();
  }
}
