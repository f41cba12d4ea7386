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

  ResumeSteps(RestingSteps restingSteps) {
    this.restingSteps = restingSteps;
  }

  @Override
  public void execute(DelegateExecution execution) {
    restingSteps.open(new CaseId(execution.getProcessBusinessKey()));
  }
}
