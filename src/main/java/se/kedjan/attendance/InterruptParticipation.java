package se.kedjan.attendance;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.chain.Companions;
import se.kedjan.chain.ProcessVariable;

/** What was decided about the absence goes to the chain; a decision is never lost on the way. */
@Component
class InterruptParticipation implements JavaDelegate {

  private final Companions companions;

  InterruptParticipation(Companions companions) {
    this.companions = companions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var decision = execution.getVariable(ProcessVariable.ABSENCE_DECISION.variableName());
    companions.tell(
        new CaseId(execution.getProcessBusinessKey()),
        "ParticipationInterrupted",
        Map.of(
            ProcessVariable.PARTICIPATION,
            "pauses".equals(decision) ? "pause" : "discharge",
            ProcessVariable.LEAVING_REASON,
            "absence"),
        AbsenceLadder.SOMETHING_ELSE);
  }
}
