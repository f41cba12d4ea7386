package se.kedjan.deviation;

import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.chain.Companions;

/**
 * Who has left for a while is neither followed up nor assessed until the return; a meeting that is
 * called stands, and so does the talk about something that has happened.
 */
@Component("pauseCompanions")
class PauseCompanions implements JavaDelegate {

  private static final Set<String> STAND = Set.of("multi-party-meeting", "deviation");

  private final Companions companions;

  PauseCompanions(Companions companions) {
    this.companions = companions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var caseId = new CaseId(execution.getProcessBusinessKey());
    var goOn = new HashSet<>(EndCompanions.GO_ON);
    goOn.addAll(STAND);
    companions.endOthers(caseId, execution.getProcessInstanceId(), goOn);
  }
}
