package se.kedjan.consent;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.chain.Companions;
import se.kedjan.chain.EachCaseApart;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.chain.Rules;
import se.kedjan.consent.Consents.Noted;
import se.kedjan.responsibility.CaseLock;

/** Each morning: who has a consent that ends soon is reminded once; one that has ended, ends. */
@Component("findEndingConsents")
class FindEndingConsents implements JavaDelegate {

  private final Consents consents;
  private final NotingConsent noting;
  private final Companions companions;
  private final CaseLock caseLock;
  private final EachCaseApart eachCaseApart;
  private final Rules rules;
  private final Clock clock;

  FindEndingConsents(
      Consents consents,
      NotingConsent noting,
      Companions companions,
      CaseLock caseLock,
      EachCaseApart eachCaseApart,
      Rules rules,
      Clock clock) {
    this.consents = consents;
    this.noting = noting;
    this.companions = companions;
    this.caseLock = caseLock;
    this.eachCaseApart = eachCaseApart;
    this.rules = rules;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    for (var activity : ProcessVariable.ACTIVITY.words()) {
      remind(activity);
    }
  }

  private void remind(String activity) {
    var soon = rules.dayAfter(LocalDate.now(clock), activity, "consentReminder");
    eachCaseApart.run(
        consents.endingBy(activity, soon).stream()
            .map(Noted::caseId)
            .distinct()
            .sorted(Comparator.comparing(CaseId::number))
            .toList(),
        caseId -> remind(caseId, activity, soon));
  }

  private void remind(CaseId caseId, String activity, LocalDate soon) {
    caseLock.hold(caseId);
    var toAsk = new LinkedHashSet<Asked>();
    for (var noted : consents.endingBy(caseId, soon)) {
      if (!noted.standsOn(LocalDate.now(clock))) {
        noting.expire(noted);
      } else if (!noting.isCutOff(caseId, noted.from()) && consents.remind(noted)) {
        toAsk.add(new Asked(noted.caseId(), noted.from().group()));
      }
    }
    toAsk.forEach(asked -> askForRenewal(asked, activity));
  }

  private record Asked(CaseId caseId, String party) {}

  /** One step per case and party, for all its consents that end soon. */
  private void askForRenewal(Asked asked, String activity) {
    if (!companions.isRunning(
        asked.caseId(), Processes.RENEWAL, ProcessVariable.CONSENT_OF, asked.party())) {
      companions.start(
          asked.caseId(),
          "ConsentEnding",
          Map.of(ProcessVariable.ACTIVITY, activity, ProcessVariable.CONSENT_OF, asked.party()));
    }
  }
}
