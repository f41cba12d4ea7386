package se.kedjan.consent;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Set;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseAccess;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.access.StaffId;
import se.kedjan.casefile.CaseByNumber;
import se.kedjan.casefile.CaseDates;
import se.kedjan.casefile.CaseFiles;
import se.kedjan.chain.Companions;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.chain.Refusal;
import se.kedjan.consent.NotingConsent.Terms;
import se.kedjan.forms.StartForm;
import se.kedjan.forms.Submission;

/**
 * At any time: each party notes what it may tell from now on, and any of them that something may no
 * longer be told, by whomever. Withdrawing asks no consent: who registered the case or has been
 * named for it may do it although nothing of it is open to them (any more).
 */
@Component
class ChangeConsent implements StartForm {

  private record Told(Party from, String receiver) {}

  private final NotingConsent noting;
  private final Consents consents;
  private final CaseAccess access;
  private final CaseFiles caseFiles;
  private final CaseDates dates;
  private final CaseByNumber caseByNumber;
  private final Companions companions;

  ChangeConsent(
      NotingConsent noting,
      Consents consents,
      CaseAccess access,
      CaseFiles caseFiles,
      CaseDates dates,
      CaseByNumber caseByNumber,
      Companions companions) {
    this.noting = noting;
    this.consents = consents;
    this.access = access;
    this.caseFiles = caseFiles;
    this.dates = dates;
    this.caseByNumber = caseByNumber;
    this.companions = companions;
  }

  @Override
  public Category category() {
    return Category.CONTACT;
  }

  @Override
  public Started submit(Submission s) {
    var given = "given".equals(s.word("consentChange"));
    var caseId = caseByNumber.of(s, id -> mayChange(s, id, given));
    var told = told(s.word("consentDirection"));
    var guideNeeded = given && isGuideNeeded(caseId, told);
    var saidOn = s.day("saidOn");
    dates.requireHappened(caseId, saidOn, "saidOn", "Deltagaren sa det");
    if (given) {
      give(s, caseId, told, saidOn);
    } else {
      noting.withdraw(caseId, told.from(), told.receiver(), withdrawn(s), saidOn);
    }
    var variables = new HashMap<ProcessVariable, Object>();
    variables.put(ProcessVariable.ACTIVITY, caseFiles.activityOf(caseId));
    variables.put(ProcessVariable.GUIDE_NEEDED, guideNeeded);
    return new Started(caseId, variables);
  }

  private void give(Submission s, CaseId caseId, Told told, LocalDate saidOn) {
    if (s.actor().party() != told.from()) {
      throw Refusal.badInput(
          "consentDirection",
          "Samtycke antecknas av den part som ska få berätta. Välj en riktning från din egen part.");
    }
    if (!caseFiles.isOpen(caseId)) {
      throw Refusal.conflict("Ärendet är avslutat. Samtycke kan återkallas men inte lämnas.");
    }
    var until = s.day("consentUntil");
    dates.requirePlanned(until, "consentUntil", "Gäller till och med");
    noting.note(
        caseId,
        told.from(),
        told.receiver(),
        ObtainingConsent.categories(s.choices("consentCategories")),
        new Terms(s.word("consentForm"), saidOn, until));
    companions.end(caseId, Processes.RENEWAL, ProcessVariable.CONSENT_OF, told.from().group());
  }

  private static Set<Category> withdrawn(Submission s) {
    return "narrowed".equals(s.word("consentChange"))
        ? ObtainingConsent.categories(s.choices("consentCategories"))
        : Category.ofConsents();
  }

  /** The chain has asked, been told no or lost the consent, and goes on without a guide. */
  private boolean isGuideNeeded(CaseId caseId, Told told) {
    return told.equals(new Told(Party.SOF, Party.AMF.name()))
        && consents.latest(caseId, Party.SOF, Party.AMF.name()).isPresent()
        && caseFiles.namedFor(caseId, Party.AMF).isEmpty()
        && !companions.hasStepOf(caseId, Party.AMF, Processes.ALERT);
  }

  private boolean mayChange(Submission s, CaseId caseId, boolean given) {
    var party = s.actor().party();
    return party != null
        && party.isOfTheChain()
        && !access.isKeptFrom(s.staff(), caseId)
        && (access.reaches(s.actor(), caseId) || !given && hasMetThePerson(caseId, s.staff()));
  }

  private boolean hasMetThePerson(CaseId caseId, StaffId staff) {
    return caseFiles.wasNamed(caseId, staff) || caseFiles.wasRegisteredBy(caseId, staff);
  }

  /** {@code sofCorner}: SOF tells Corner; {@code sofRegion}: SOF tells another receiver. */
  private static Told told(String word) {
    for (var party : Party.values()) {
      if (word.startsWith(party.group()) && party.isOfTheChain()) {
        return new Told(party, word.substring(party.group().length()).toUpperCase());
      }
    }
    throw new IllegalArgumentException("No direction: " + word);
  }
}
