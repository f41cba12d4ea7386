package se.kedjan.pause;

import java.util.Map;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.forms.StepForm;
import se.kedjan.forms.Submission;

/** The pause, where the owner's table lets the party decide on it. */
@Component
class DecidePauseSof implements StepForm {

  private final DecidingPause decidingPause;

  DecidePauseSof(DecidingPause decidingPause) {
    this.decidingPause = decidingPause;
  }

  @Override
  public Category category() {
    return Category.PARTICIPATION;
  }

  @Override
  public Map<String, ?> prefill(CaseId caseId) {
    return decidingPause.prefill(caseId, Party.SOF);
  }

  @Override
  public Map<ProcessVariable, ?> submit(Submission s) {
    return decidingPause.decide(s, Party.SOF);
  }
}
