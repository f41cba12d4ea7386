package se.kedjan.casefile;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.chain.Companions;

/** At every end event that ends the case. */
@Component("closeCase")
class CloseCase implements ExecutionListener {

  private final ClosingCase closingCase;
  private final Companions companions;

  CloseCase(ClosingCase closingCase, Companions companions) {
    this.closingCase = closingCase;
    this.companions = companions;
  }

  @Override
  public void notify(DelegateExecution execution) {
    var caseId = new CaseId(execution.getProcessBusinessKey());
    companions.endOthers(caseId, execution.getProcessInstanceId());
    closingCase.close(caseId, EndState.ofElement(execution.getCurrentActivityId()));
  }
}
