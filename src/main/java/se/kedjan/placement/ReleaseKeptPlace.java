package se.kedjan.placement;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.chain.ProcessVariable;

/** The month is over: who wants back now asks for a place again, and needs no new trial. */
@Component("releaseKeptPlace")
class ReleaseKeptPlace implements JavaDelegate {

  private final Places places;

  ReleaseKeptPlace(Places places) {
    this.places = places;
  }

  @Override
  public void execute(DelegateExecution execution) {
    places.release(new CaseId(execution.getProcessBusinessKey()));
    execution.setVariable(ProcessVariable.PLACE_KEPT.variableName(), false);
    execution.setVariable(ProcessVariable.REENTRY.variableName(), "enrolment");
  }
}
