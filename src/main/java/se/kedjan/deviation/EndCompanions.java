package se.kedjan.deviation;

import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.chain.Companions;

/** Who has left for a while is neither followed up nor assessed until the return. */
@Component("endCompanions")
class EndCompanions implements JavaDelegate {

  /** Parties are told that somebody has left, and somebody has the case, all the same. */
  private static final Set<String> GO_ON = Set.of("alert", "unheld-case");

  private final Companions companions;

  EndCompanions(Companions companions) {
    this.companions = companions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var caseId = new CaseId(execution.getProcessBusinessKey());
    companions.endOthers(caseId, execution.getProcessInstanceId(), GO_ON);
  }
}
