package se.kedjan.casefile;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.chain.Consequence;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.chain.Refusal;
import se.kedjan.chain.Rules;
import se.kedjan.forms.StartForm;
import se.kedjan.forms.Submission;

/**
 * At any time, by whichever party learns of it: the person has died, moved, declines, never came,
 * or the agreement has ended. Once somebody is enrolled, SOF or whoever the owner's table names for
 * the reason does it. After a death everything stops silently and at once; whoever reports one says
 * in a field of its own that it is not the wrong line.
 */
@Component
class StopCase implements StartForm {

  private static final String NEVER_CAME = "neverCame";
  private static final Set<String> AFTER_HEARING_SOF = Set.of("declines", "agreementEnded");

  private final CaseFiles caseFiles;
  private final CaseDates dates;
  private final CaseByNumber caseByNumber;
  private final StoppingCase stoppingCase;
  private final Rounds rounds;
  private final Rules rules;
  private final ObjectProvider<EarlierParticipation> participation;

  StopCase(
      CaseFiles caseFiles,
      CaseDates dates,
      CaseByNumber caseByNumber,
      StoppingCase stoppingCase,
      Rounds rounds,
      Rules rules,
      ObjectProvider<EarlierParticipation> participation) {
    this.caseFiles = caseFiles;
    this.dates = dates;
    this.caseByNumber = caseByNumber;
    this.stoppingCase = stoppingCase;
    this.rounds = rounds;
    this.rules = rules;
    this.participation = participation;
  }

  @Override
  public Category category() {
    return Category.PARTICIPATION;
  }

  @Override
  public Started submit(Submission s) {
    var caseId = caseByNumber.of(s);
    if (!caseFiles.isOpen(caseId)) {
      throw Refusal.conflict("Ärendet är redan avslutat.");
    }
    var stopped = new CaseStopped(caseId, s.word("stopReason"));
    if (!stopped.isDeath() && stoppingCase.isBeingClosed(caseId)) {
      throw Refusal.conflict("Ärendet avslutas redan: SOF summerar det.");
    }
    requireReason(stopped, s.actor().party());
    dates.requireHappened(caseId, s.day("stoppedOn"), "stoppedOn", "Datum");
    stoppingCase.stop(
        stopped,
        s.day("stoppedOn"),
        stopped.isDeath() ? null : s.text("stopNote"),
        s.at(),
        s.staff());
    return new Started(caseId, Map.of(ProcessVariable.ACTIVITY, caseFiles.activityOf(caseId)));
  }

  /**
   * Of who is enrolled SOF decides, or whoever the owner's table says. SOF is heard before somebody
   * enrolled leaves for good, so that the others go that way. A death anybody reports.
   */
  private void requireReason(CaseStopped stopped, @Nullable Party by) {
    var caseId = stopped.caseId();
    var why = stopped.why();
    var since = rounds.reopenedOn(caseId).orElseGet(() -> caseFiles.registeredOn(caseId));
    if (NEVER_CAME.equals(why) && participation.getObject().hasCome(caseId, since)) {
      throw Refusal.badInput(
          "stopReason",
          "Deltagaren har varit på Corner, så «Deltagaren kom aldrig» stämmer inte. Välj ett annat"
              + " skäl.");
    }
    if (by == Party.SOF
        || stopped.isDeath()
        || !participation.getObject().wasEnrolled(caseId, since)) {
      return;
    }
    if (AFTER_HEARING_SOF.contains(why)) {
      throw Refusal.badInput(
          "stopReason",
          "Deltagaren är inskriven, och SOF ska höras före ett avslut. Corner anmäler utskrivning i"
              + " steget «Handled deltagaren», så får SOF ta ställning. Annars: be SOF avsluta"
              + " ärendet.");
    }
    var decides = decidedBy(caseId, why);
    if (by != decides) {
      throw Refusal.badInput(
          "stopReason",
          "Deltagaren är inskriven, och vid det här skälet beslutar %s enligt tabellen «Skäl och följder». Be %s avsluta ärendet."
              .formatted(
                  decides.laneName(),
                  decides == Party.SOF ? "SOF" : decides.laneName() + " eller SOF"));
    }
  }

  /** By the owner's table; SOF where it has nothing to say. */
  private Party decidedBy(CaseId caseId, String why) {
    return rules
        .consequence(caseFiles.activityOf(caseId), Consequence.Kind.ENDING, why)
        .map(Consequence::decidedBy)
        .orElse(Party.SOF);
  }
}
