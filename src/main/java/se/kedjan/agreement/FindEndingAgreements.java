package se.kedjan.agreement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.casefile.CaseFiles;
import se.kedjan.casefile.StoppingCase;
import se.kedjan.chain.Companions;
import se.kedjan.chain.EachCaseApart;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.chain.Rules;
import se.kedjan.responsibility.Act;
import se.kedjan.responsibility.CaseLock;

/**
 * Each morning, and when an agreement has been changed: where it ends soon and none follows, SOF is
 * asked for a plan per case; what was asked about another end lapses.
 */
@Component("findEndingAgreements")
class FindEndingAgreements implements JavaDelegate {

  private final Agreements agreements;
  private final AgreementPlans plans;
  private final AskingForPlan askingForPlan;
  private final CaseFiles caseFiles;
  private final StoppingCase stoppingCase;
  private final Companions companions;
  private final CaseLock caseLock;
  private final EachCaseApart eachCaseApart;
  private final Rules rules;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  FindEndingAgreements(
      Agreements agreements,
      AgreementPlans plans,
      AskingForPlan askingForPlan,
      CaseFiles caseFiles,
      StoppingCase stoppingCase,
      Companions companions,
      CaseLock caseLock,
      EachCaseApart eachCaseApart,
      Rules rules,
      ApplicationEventPublisher events,
      Clock clock) {
    this.agreements = agreements;
    this.plans = plans;
    this.askingForPlan = askingForPlan;
    this.caseFiles = caseFiles;
    this.stoppingCase = stoppingCase;
    this.companions = companions;
    this.caseLock = caseLock;
    this.eachCaseApart = eachCaseApart;
    this.rules = rules;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    for (var activity : ProcessVariable.ACTIVITY.words()) {
      var end = agreements.endOf(activity);
      var notice = rules.dayAfter(LocalDate.now(clock), activity, "agreementNotice");
      var soon = end.filter(day -> !day.isAfter(notice));
      eachCaseApart.run(
          plans.unsettled(activity, end.orElse(null), soon.isPresent()),
          caseId -> settle(caseId, activity, end, soon));
    }
  }

  private void settle(
      CaseId caseId, String activity, Optional<LocalDate> end, Optional<LocalDate> soon) {
    caseLock.hold(caseId);
    if (plans.lapse(caseId, end.orElse(null))) {
      companions.end(caseId, AgreementEnd.PROCESS);
      events.publishEvent(new AgreementPlanLapsed(caseId));
    }
    soon.ifPresent(day -> ask(caseId, activity, day));
  }

  /** Not of who has left since the list was made, or is leaving: that case is summed up already. */
  private void ask(CaseId caseId, String activity, LocalDate end) {
    if (caseFiles.isOpen(caseId) && !stoppingCase.isBeingClosed(caseId)) {
      askingForPlan.ask(caseId, activity, end);
    }
  }

  record AgreementPlanLapsed(CaseId caseId) implements Act {
    @Override
    public String kind() {
      return "agreement-plan-lapsed";
    }
  }
}
