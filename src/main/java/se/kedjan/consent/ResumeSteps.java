package se.kedjan.consent;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.chain.RestingSteps;

/** SOF lets the case go on: what was held opens, with what consent there is. */
@Component("resumeSteps")
class ResumeSteps implements JavaDelegate {

  private final RestingSteps restingSteps;
  private final Consents consents;

  ResumeSteps(RestingSteps restingSteps, Consents consents) {
    this.restingSteps = restingSteps;
    this.consents = consents;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var caseId = new CaseId(execution.getProcessBusinessKey());
    restingSteps.resume(caseId, direction -> consents.stands(caseId, direction));
  }
}
