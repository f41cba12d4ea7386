package se.kedjan.transition;

import java.util.Map;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.StaffId;
import se.kedjan.casefile.CaseByNumber;
import se.kedjan.casefile.CaseFiles;
import se.kedjan.chain.CaseStaffing;
import se.kedjan.chain.Companions;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.chain.Refusal;
import se.kedjan.forms.StartForm;
import se.kedjan.forms.Submission;

/** Whoever is named for a case may propose an assessment at any time. */
@Component
class RaiseTransition implements StartForm {

  private final CaseStaffing staffing;
  private final CaseFiles caseFiles;
  private final Companions companions;
  private final TransitionReadiness readiness;
  private final RaisingTransition raisingTransition;
  private final CaseByNumber caseByNumber;

  RaiseTransition(
      CaseStaffing staffing,
      CaseFiles caseFiles,
      Companions companions,
      TransitionReadiness readiness,
      RaisingTransition raisingTransition,
      CaseByNumber caseByNumber) {
    this.caseByNumber = caseByNumber;
    this.staffing = staffing;
    this.caseFiles = caseFiles;
    this.companions = companions;
    this.readiness = readiness;
    this.raisingTransition = raisingTransition;
  }

  @Override
  public Category category() {
    return Category.WORK;
  }

  @Override
  public Started submit(Submission s) {
    var caseId = caseByNumber.of(s, id -> isNamed(id, s) && caseFiles.isOpen(id));
    if (!companions.isRunning(caseId, "follow-up")) {
      throw Refusal.conflict(
          "Deltagaren är inte inskriven på Corner just nu. En bedömning kan föreslås när"
              + " deltagaren är där.");
    }
    readiness.require(caseId);
    raisingTransition.raise(caseId, s.text("raisedReason"));
    return new Started(caseId, Map.of(ProcessVariable.ACTIVITY, caseFiles.activityOf(caseId)));
  }

  private boolean isNamed(CaseId caseId, Submission s) {
    StaffId me = s.staff();
    var party = s.actor().party();
    return party != null
        && staffing
            .namedFor(caseId, party)
            .filter(named -> me.equals(named.staff()) || me.equals(named.deputy()))
            .isPresent();
  }
}
