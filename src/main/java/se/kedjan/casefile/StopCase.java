package se.kedjan.casefile;

import java.util.Map;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseAccess;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.chain.Refusal;
import se.kedjan.forms.StartForm;
import se.kedjan.forms.Submission;
import se.kedjan.responsibility.CaseLock;

/**
 * At any time, by whichever party learns of it: the person has died, moved, declines, never came,
 * or the agreement has ended. After a death everything stops silently and at once.
 */
@Component
class StopCase implements StartForm {

  private final CaseAccess access;
  private final CaseFiles caseFiles;
  private final CaseDates dates;
  private final CaseLock caseLock;
  private final StoppingCase stoppingCase;

  StopCase(
      CaseAccess access,
      CaseFiles caseFiles,
      CaseDates dates,
      CaseLock caseLock,
      StoppingCase stoppingCase) {
    this.access = access;
    this.caseFiles = caseFiles;
    this.dates = dates;
    this.caseLock = caseLock;
    this.stoppingCase = stoppingCase;
  }

  @Override
  public Category category() {
    return Category.PARTICIPATION;
  }

  @Override
  public Started submit(Submission s) {
    var caseId = theirs(s);
    caseLock.hold(caseId);
    if (!caseFiles.isOpen(caseId)) {
      throw Refusal.conflict("Ärendet är redan avslutat.");
    }
    var stopped = new CaseStopped(caseId, s.word("stopReason"));
    if (!stopped.isDeath() && stoppingCase.isBeingClosed(caseId)) {
      throw Refusal.conflict("Ärendet avslutas redan: SOF summerar det.");
    }
    dates.requireHappened(caseId, s.day("stoppedOn"), "stoppedOn", "Datum");
    stoppingCase.stop(
        stopped,
        s.day("stoppedOn"),
        stopped.isDeath() ? null : s.text("stopNote"),
        s.at(),
        s.staff());
    return new Started(caseId, Map.of(ProcessVariable.ACTIVITY, caseFiles.activityOf(caseId)));
  }

  private CaseId theirs(Submission s) {
    var number = s.word("caseNumber");
    if (!CaseId.isValid(number) || !access.reaches(s.actor(), new CaseId(number))) {
      // One sentence for all, so that nobody learns which case numbers there are.
      throw Refusal.badInput("caseNumber", "Ärendet finns inte, eller är inte ditt.");
    }
    return new CaseId(number);
  }
}
