package se.kedjan.transition;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.chain.Rules;

@Component("lookForAssessment")
class LookForAssessment implements JavaDelegate {

  private final NextStepReminder reminder;

  LookForAssessment(NextStepReminder reminder) {
    this.reminder = reminder;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var caseId = new CaseId(execution.getProcessBusinessKey());
    execution.setVariable(
        ProcessVariable.ASSESSMENT_RUNS.variableName(), reminder.isAssessmentUnderWay(caseId));
    execution.setVariable(
        ProcessVariable.NEXT_STEP_DUE_ON.variableName(), Rules.timerOn(reminder.nextTime(caseId)));
  }
}
