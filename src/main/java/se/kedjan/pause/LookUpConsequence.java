package se.kedjan.pause;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.chain.ProcessVariable;

/** Something has ended the stretch of daily supervision: who decides on it, and is SOF heard? */
@Component("lookUpConsequence")
class LookUpConsequence implements JavaDelegate {

  private final LookingUpConsequence lookingUp;

  LookUpConsequence(LookingUpConsequence lookingUp) {
    this.lookingUp = lookingUp;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var found =
        lookingUp.lookUp(
            new CaseId(execution.getProcessBusinessKey()),
            (String) execution.getVariable(ProcessVariable.PARTICIPATION.variableName()),
            (String) execution.getVariable(ProcessVariable.LEAVING_REASON.variableName()),
            (Boolean) execution.getVariable(ProcessVariable.SOF_HEARD.variableName()));
    execution.setVariable(ProcessVariable.DECIDED_BY.variableName(), found.decidedBy());
    execution.setVariable(ProcessVariable.ASK_SOF.variableName(), found.askSof());
    // What was said about this stretch is not to be taken for the next.
    execution.setVariable(ProcessVariable.LEAVING_REASON.variableName(), null);
    execution.setVariable(ProcessVariable.SOF_HEARD.variableName(), null);
  }
}
