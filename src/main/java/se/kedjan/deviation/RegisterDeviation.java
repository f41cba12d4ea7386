package se.kedjan.deviation;

import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import se.kedjan.access.Actor;
import se.kedjan.access.CaseAccess;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.casefile.CaseByNumber;
import se.kedjan.casefile.CaseDates;
import se.kedjan.casefile.CaseFiles;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.chain.Refusal;
import se.kedjan.forms.StartForm;
import se.kedjan.forms.Submission;

/** Corner notes that something did not go as planned; the chain goes on meanwhile. */
@Component
class RegisterDeviation implements StartForm {

  private final Deviations deviations;
  private final CaseAccess access;
  private final CaseFiles caseFiles;
  private final CaseDates dates;
  private final CaseByNumber caseByNumber;
  private final ObjectProvider<PlaceAtCorner> place;

  RegisterDeviation(
      Deviations deviations,
      CaseAccess access,
      CaseFiles caseFiles,
      CaseDates dates,
      CaseByNumber caseByNumber,
      ObjectProvider<PlaceAtCorner> place) {
    this.deviations = deviations;
    this.access = access;
    this.caseFiles = caseFiles;
    this.dates = dates;
    this.caseByNumber = caseByNumber;
    this.place = place;
  }

  @Override
  public Category category() {
    return Category.DEVIATION;
  }

  @Override
  public Started submit(Submission s) {
    var caseId = caseByNumber.of(s, id -> isCorners(s.actor(), id));
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

  private boolean isCorners(Actor actor, CaseId caseId) {
    return actor.party() == Party.CORNER && access.reaches(actor, caseId);
  }
}
