package se.kedjan.escalation;

import java.util.Map;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.forms.StepForm;
import se.kedjan.forms.Submission;

/** The process owner secures a late step. */
@Component
class SecureStepProcessOwner implements StepForm {

  private static final String GROUP = Party.PROCESS_OWNER.headGroup();

  private final LateSteps lateSteps;
  private final SecuringStep securingStep;

  SecureStepProcessOwner(LateSteps lateSteps, SecuringStep securingStep) {
    this.lateSteps = lateSteps;
    this.securingStep = securingStep;
  }

  @Override
  public Category category() {
    return Category.PARTICIPATION;
  }

  @Override
  public Map<String, ?> prefill(CaseId caseId) {
    return Map.of("overdueStepName", lateSteps.namesFor(caseId, GROUP));
  }

  @Override
  public Map<ProcessVariable, ?> submit(Submission submission) {
    securingStep.secure(submission, GROUP);
    return Map.of();
  }
}
