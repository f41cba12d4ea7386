package se.kedjan.transition;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;

@Component("startTransition")
class StartTransition implements JavaDelegate {

  private final RaisingTransition raisingTransition;

  StartTransition(RaisingTransition raisingTransition) {
    this.raisingTransition = raisingTransition;
  }

  @Override
  public void execute(DelegateExecution execution) {
    raisingTransition.request(new CaseId(execution.getProcessBusinessKey()));
  }
}
