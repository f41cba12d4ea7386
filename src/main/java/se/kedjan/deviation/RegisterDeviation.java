package se.kedjan.deviation;

import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseAccess;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.casefile.CaseDates;
import se.kedjan.casefile.CaseFiles;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.chain.Refusal;
import se.kedjan.forms.StartForm;
import se.kedjan.forms.Submission;
import se.kedjan.responsibility.CaseLock;

/** Corner notes that something did not go as planned; the chain goes on meanwhile. */
@Component
class RegisterDeviation implements StartForm {

  private final Deviations deviations;
  private final CaseAccess access;
  private final CaseFiles caseFiles;
  private final CaseDates dates;
  private final CaseLock caseLock;
  private final ObjectProvider<PlaceAtCorner> place;

  RegisterDeviation(
      Deviations deviations,
      CaseAccess access,
      CaseFiles caseFiles,
      CaseDates dates,
      CaseLock caseLock,
      ObjectProvider<PlaceAtCorner> place) {
    this.deviations = deviations;
    this.access = access;
    this.caseFiles = caseFiles;
    this.dates = dates;
    this.caseLock = caseLock;
    this.place = place;
  }

  @Override
  public Category category() {
    return Category.DEVIATION;
  }

  @Override
  public Started submit(Submission s) {
    var caseId = theirs(s);
    caseLock.hold(caseId);
    if (!caseFiles.isOpen(caseId) || !place.getObject().isUsed(caseId)) {
      throw Refusal.conflict(
          "Deltagaren är inte på Corner just nu. En avvikelse registreras medan deltagaren är där.");
    }
    dates.requireHappened(caseId, s.day("happenedOn"), "happenedOn", "Datum");
    var id = deviations.register(caseId, s);
    return new Started(
        caseId,
        Map.of(
            ProcessVariable.ACTIVITY, caseFiles.activityOf(caseId),
            ProcessVariable.ITEM, String.valueOf(id)));
  }

  private CaseId theirs(Submission s) {
    var number = s.word("caseNumber");
    if (!CaseId.isValid(number)
        || s.actor().party() != Party.CORNER
        || !access.reaches(s.actor(), new CaseId(number))) {
      // One sentence for all, so that nobody learns which case numbers there are.
      throw Refusal.badInput("caseNumber", "Ärendet finns inte, eller är inte ditt.");
    }
    return new CaseId(number);
  }
}
