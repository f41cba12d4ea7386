package se.kedjan.casefile;

import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.chain.Companions;

/**
 * At every end event that ends the case. Who has been told that the participant left may still
 * confirm it; after a death nobody is asked for anything.
 */
@Component("closeCase")
class CloseCase implements ExecutionListener {

  private static final Set<String> GO_ON = Set.of("alert");

  private final ClosingCase closingCase;
  private final Companions companions;

  CloseCase(ClosingCase closingCase, Companions companions) {
    this.closingCase = closingCase;
    this.companions = companions;
  }

  @Override
  public void notify(DelegateExecution execution) {
    var caseId = new CaseId(execution.getProcessBusinessKey());
    var endState = EndState.ofElement(execution.getCurrentActivityId());
    companions.endOthers(
        caseId, execution.getProcessInstanceId(), endState == EndState.DECEASED ? Set.of() : GO_ON);
    closingCase.close(caseId, endState);
  }
}
