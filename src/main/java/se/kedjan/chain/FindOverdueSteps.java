package se.kedjan.chain;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Party;
import se.kedjan.responsibility.Act;
import se.kedjan.responsibility.CaseLock;
import se.kedjan.responsibility.OpenSteps;
import se.kedjan.responsibility.OpenSteps.OpenStep;

/**
 * Each working morning: every step that is late and not yet escalated is handed to who secures it.
 */
@Component("findOverdueSteps")
class FindOverdueSteps implements JavaDelegate {

  private final OpenSteps openSteps;
  private final Companions companions;
  private final CaseLock caseLock;
  private final EachCaseApart eachCaseApart;
  private final ApplicationEventPublisher events;

  FindOverdueSteps(
      OpenSteps openSteps,
      Companions companions,
      CaseLock caseLock,
      EachCaseApart eachCaseApart,
      ApplicationEventPublisher events) {
    this.openSteps = openSteps;
    this.companions = companions;
    this.caseLock = caseLock;
    this.eachCaseApart = eachCaseApart;
    this.events = events;
  }

  @Override
  public void execute(DelegateExecution execution) {
    eachCaseApart.run(openSteps.casesWithOverdue(), this::escalate);
  }

  private void escalate(CaseId caseId) {
    caseLock.hold(caseId);
    openSteps.takeOverdue(caseId).forEach(this::escalate);
  }

  private void escalate(OpenStep step) {
    events.publishEvent(
        new StepEscalated(
            step.caseId(), step.step(), step.taskId(), step.party(), step.escalatesTo()));
    companions.start(
        step.caseId(),
        EscalationProcess.STEP_OVERDUE,
        Map.of(
            ProcessVariable.ACTIVITY, companions.activityOf(step.taskId()),
            ProcessVariable.OVERDUE_TASK, step.taskId(),
            ProcessVariable.OVERDUE_STEP, step.step(),
            ProcessVariable.ESCALATES_TO, step.escalatesTo()));
  }

  record StepEscalated(CaseId caseId, String step, String taskId, Party onBehalfOf, String detail)
      implements Act {
    @Override
    public String kind() {
      return "step-escalated";
    }
  }
}
