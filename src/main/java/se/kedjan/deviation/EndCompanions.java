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

  /** What the case needs all the same: who is told, who has it, what is agreed and consented to. */
  private static final Set<String> GO_ON =
      Set.of(
          "agreement-end",
          "alert",
          "unheld-case",
          "case-decision",
          "consent-change",
          "consent-renewal");

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
