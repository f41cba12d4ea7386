package se.kedjan.agreement;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.casefile.CaseReopened;
import se.kedjan.casefile.CaseStopped;
import se.kedjan.chain.Companions;
import se.kedjan.consent.WithdrawalDecided;
import se.kedjan.enrolment.ParticipantDischarged;

/** Who leaves before the agreement ends needs no plan for it; who is back needs one anew. */
@Component
class AgreementEnd {

  static final String PROCESS = "agreement-end";

  private final AgreementPlans plans;
  private final Companions companions;

  AgreementEnd(AgreementPlans plans, Companions companions) {
    this.plans = plans;
    this.companions = companions;
  }

  @EventListener
  void on(CaseStopped stopped) {
    // Else the process that stops the case would cancel itself.
    if (!plans.isCarriedOut(stopped.caseId())) {
      noLongerNeeded(stopped.caseId());
    }
  }

  @EventListener
  void on(ParticipantDischarged discharged) {
    noLongerNeeded(discharged.caseId());
  }

  @EventListener
  void on(WithdrawalDecided decided) {
    if (!decided.goesOn()) {
      noLongerNeeded(decided.caseId());
    }
  }

  @EventListener
  void on(CaseReopened reopened) {
    plans.lapse(reopened.caseId());
  }

  private void noLongerNeeded(CaseId caseId) {
    companions.end(caseId, PROCESS);
  }
}
