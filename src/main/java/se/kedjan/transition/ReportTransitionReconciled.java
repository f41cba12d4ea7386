package se.kedjan.transition;

import java.util.HashMap;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.chain.Companions;
import se.kedjan.chain.ProcessVariable;

/** The chain goes on with what was agreed: onward, or back to Corner. */
@Component("reportTransitionReconciled")
class ReportTransitionReconciled implements JavaDelegate {

  private static final String ONWARD = "onward";

  private final Companions companions;

  ReportTransitionReconciled(Companions companions) {
    this.companions = companions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var result = execution.getVariable(ProcessVariable.TRANSITION_OUTCOME.variableName());
    var variables = new HashMap<ProcessVariable, Object>();
    variables.put(ProcessVariable.TRANSITION_OUTCOME, result);
    // Reconciled a second time, the first outcome may still stand in the process.
    if (ONWARD.equals(result)) {
      variables.put(
          ProcessVariable.OUTCOME, execution.getVariable(ProcessVariable.OUTCOME.variableName()));
    }
    companions.tell(
        new CaseId(execution.getProcessBusinessKey()),
        "TransitionReconciled",
        variables,
        "Ärendet väntar inte på någon övergång. Kontakta processägaren.");
  }
}
