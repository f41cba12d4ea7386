package se.kedjan.agreement;

import java.time.Clock;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.casefile.CaseFiles;
import se.kedjan.casefile.StoppingCase;

/** The day after the agreement: who was to end with it does, unless another has followed. */
@Component("stopAtAgreementEnd")
class StopAtAgreementEnd implements JavaDelegate {

  private final Agreements agreements;
  private final AgreementPlans plans;
  private final CaseFiles caseFiles;
  private final StoppingCase stoppingCase;
  private final Clock clock;

  StopAtAgreementEnd(
      Agreements agreements,
      AgreementPlans plans,
      CaseFiles caseFiles,
      StoppingCase stoppingCase,
      Clock clock) {
    this.agreements = agreements;
    this.plans = plans;
    this.caseFiles = caseFiles;
    this.stoppingCase = stoppingCase;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var caseId = new CaseId(execution.getProcessBusinessKey());
    var today = LocalDate.now(clock);
    if (!agreements.holds(caseFiles.activityOf(caseId), today)) {
      plans
          .carryOut(caseId)
          .ifPresent(by -> stoppingCase.stopUnlessBeingClosed(caseId, "agreementEnded", today, by));
    }
  }
}
