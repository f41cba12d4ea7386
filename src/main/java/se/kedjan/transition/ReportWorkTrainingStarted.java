package se.kedjan.transition;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.chain.Companions;
import se.kedjan.chain.ProcessVariable;

/** The chain stops waiting for what happens at Corner and keeps the place for a while. */
@Component("reportWorkTrainingStarted")
class ReportWorkTrainingStarted implements JavaDelegate {

  private final Companions companions;

  ReportWorkTrainingStarted(Companions companions) {
    this.companions = companions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var keptUntil = execution.getVariable(ProcessVariable.PLACE_KEPT_UNTIL.variableName());
    companions.tell(
        new CaseId(execution.getProcessBusinessKey()),
        "WorkTrainingStarted",
        Map.of(ProcessVariable.PLACE_KEPT_UNTIL, keptUntil, ProcessVariable.PLACE_KEPT, true),
        "Deltagaren är inte i daglig handledning på Corner just nu, så arbetsträningen kan inte"
            + " starta. Stäm av med handledaren på Corner och försök igen.");
  }
}
