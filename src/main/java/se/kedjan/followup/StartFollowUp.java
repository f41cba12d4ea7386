package se.kedjan.followup;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;

@Component("startFollowUp")
class StartFollowUp implements JavaDelegate {

  private final StartingFollowUp startingFollowUp;

  StartFollowUp(StartingFollowUp startingFollowUp) {
    this.startingFollowUp = startingFollowUp;
  }

  @Override
  public void execute(DelegateExecution execution) {
    startingFollowUp.start(new CaseId(execution.getProcessBusinessKey()));
  }
}
