package se.kedjan.consent;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.casefile.CaseFiles;
import se.kedjan.chain.Rules;
import se.kedjan.consent.Consents.Noted;
import se.kedjan.forms.Markdown;
import se.kedjan.forms.Submission;

/** The person is asked again before a consent ends; what stands is renewed as it is, or lapses. */
@Component
class RenewingConsent {

  private final Consents consents;
  private final NotingConsent noting;
  private final ObtainingConsent obtaining;
  private final Receivers receivers;
  private final CaseFiles caseFiles;
  private final Rules rules;
  private final Clock clock;

  RenewingConsent(
      Consents consents,
      NotingConsent noting,
      ObtainingConsent obtaining,
      Receivers receivers,
      CaseFiles caseFiles,
      Rules rules,
      Clock clock) {
    this.consents = consents;
    this.noting = noting;
    this.obtaining = obtaining;
    this.receivers = receivers;
    this.caseFiles = caseFiles;
    this.rules = rules;
    this.clock = clock;
  }

  Map<String, ?> prefill(CaseId caseId, Party from) {
    var ending = ending(caseId, from);
    return Map.of(
        "endingText",
        ending.isEmpty()
            ? "Inget samtycke går ut snart. Det har redan förnyats eller upphört."
            : ending.stream().map(this::said).collect(Collectors.joining("\n")));
  }

  void submit(Submission s, Party from) {
    if (s.isYes("consentRenewed")) {
      var terms = obtaining.terms(s, true);
      ending(s.caseId(), from)
          .forEach(
              noted -> noting.note(s.caseId(), from, noted.receiver(), noted.categories(), terms));
    }
  }

  private List<Noted> ending(CaseId caseId, Party from) {
    var soon =
        rules.dayAfter(LocalDate.now(clock), caseFiles.activityOf(caseId), "consentReminder");
    return consents.standing(caseId, from).stream()
        .filter(noted -> noted.until() != null && !noted.until().isAfter(soon))
        .toList();
  }

  private String said(Noted noted) {
    return "- Till %s, till och med %s: %s"
        .formatted(
            Markdown.escape(receivers.nameOf(noted.receiver())),
            noted.until(),
            noted.categories().stream().map(Category::swedish).collect(Collectors.joining(", ")));
  }
}
