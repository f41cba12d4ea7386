package se.kedjan.aftercare;

import java.time.LocalDateTime;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.chain.ProcessVariable;

@Component("planAfterCare")
class PlanAfterCare implements JavaDelegate {

  private final AfterCareDates dates;

  PlanAfterCare(AfterCareDates dates) {
    this.dates = dates;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var last = (String) execution.getVariable(ProcessVariable.NEXT_AFTER_CARE_ON.variableName());
    dates
        .next(
            new CaseId(execution.getProcessBusinessKey()), LocalDateTime.parse(last).toLocalDate())
        .forEach((variable, value) -> execution.setVariable(variable.variableName(), value));
  }
}
