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
  private final Rules rules;
  private final Clock clock;

  FindEndingConsents(
      Consents consents,
      NotingConsent noting,
      Companions companions,
      CaseLock caseLock,
      Rules rules,
      Clock clock) {
    this.consents = consents;
    this.noting = noting;
    this.companions = companions;
    this.caseLock = caseLock;
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
    var today = LocalDate.now(clock);
    var soon = rules.dayAfter(today, activity, "consentReminder");
    var ending = consents.endingBy(activity, soon);
    // All in one order, so that two nodes that watch do not wait for each other.
    ending.stream()
        .map(Noted::caseId)
        .distinct()
        .sorted(Comparator.comparing(CaseId::number))
        .forEach(caseLock::hold);
    var toAsk = new LinkedHashSet<Asked>();
    for (var noted : consents.endingBy(activity, soon)) {
      if (!noted.standsOn(today)) {
        noting.expire(noted);
      } else if (consents.remind(noted)) {
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
