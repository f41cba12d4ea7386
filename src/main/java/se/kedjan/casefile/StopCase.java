package se.kedjan.casefile;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.chain.Refusal;
import se.kedjan.forms.StartForm;
import se.kedjan.forms.Submission;

/**
 * At any time, by whichever party learns of it: the person has died, moved, declines, never came,
 * or the agreement has ended. After a death everything stops silently and at once; whoever reports
 * one says in a field of its own that it is not the wrong line.
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
  private final ObjectProvider<EarlierParticipation> participation;

  StopCase(
      CaseFiles caseFiles,
      CaseDates dates,
      CaseByNumber caseByNumber,
      StoppingCase stoppingCase,
      Rounds rounds,
      ObjectProvider<EarlierParticipation> participation) {
    this.caseFiles = caseFiles;
    this.dates = dates;
    this.caseByNumber = caseByNumber;
    this.stoppingCase = stoppingCase;
    this.rounds = rounds;
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
    requireReason(caseId, stopped.why(), s.actor().party());
    dates.requireHappened(caseId, s.day("stoppedOn"), "stoppedOn", "Datum");
    stoppingCase.stop(
        stopped,
        s.day("stoppedOn"),
        stopped.isDeath() ? null : s.text("stopNote"),
        s.at(),
        s.staff());
    return new Started(caseId, Map.of(ProcessVariable.ACTIVITY, caseFiles.activityOf(caseId)));
  }

  /** SOF is heard before somebody enrolled leaves for good, so that the others go that way. */
  private void requireReason(CaseId caseId, String why, @Nullable Party by) {
    var since = rounds.reopenedOn(caseId).orElseGet(() -> caseFiles.registeredOn(caseId));
    if (NEVER_CAME.equals(why) && participation.getObject().hasCome(caseId, since)) {
      throw Refusal.badInput(
          "stopReason",
          "Deltagaren har varit på Corner, så «Deltagaren kom aldrig» stämmer inte. Välj ett annat"
              + " skäl.");
    }
    if (by != Party.SOF
        && AFTER_HEARING_SOF.contains(why)
        && participation.getObject().wasEnrolled(caseId, since)) {
      throw Refusal.badInput(
          "stopReason",
          "Deltagaren är inskriven, och SOF ska höras före ett avslut. Corner anmäler utskrivning i"
              + " steget «Handled deltagaren», så får SOF ta ställning. Annars: be SOF avsluta"
              + " ärendet.");
    }
  }
}
