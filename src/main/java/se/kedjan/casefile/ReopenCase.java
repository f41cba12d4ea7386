package se.kedjan.casefile;

import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseAccess;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.chain.Companions;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.chain.Refusal;
import se.kedjan.forms.StartForm;
import se.kedjan.forms.Submission;

/**
 * SOF opens a closed case again: the same number, a new round, consent anew, and from where the
 * owner's table says. What was closed as a death by mistake the head alone opens.
 */
@Component
class ReopenCase implements StartForm {

  private final ReopeningCase reopening;
  private final BeginningAgain beginningAgain;
  private final CaseFiles caseFiles;
  private final CaseAccess access;
  private final CaseByNumber caseByNumber;
  private final Companions companions;
  private final ObjectProvider<EarlierParticipation> participation;

  ReopenCase(
      ReopeningCase reopening,
      BeginningAgain beginningAgain,
      CaseFiles caseFiles,
      CaseAccess access,
      CaseByNumber caseByNumber,
      Companions companions,
      ObjectProvider<EarlierParticipation> participation) {
    this.reopening = reopening;
    this.beginningAgain = beginningAgain;
    this.caseFiles = caseFiles;
    this.access = access;
    this.caseByNumber = caseByNumber;
    this.companions = companions;
    this.participation = participation;
  }

  @Override
  public Category category() {
    return Category.PARTICIPATION;
  }

  @Override
  public Started submit(Submission s) {
    if (s.actor().party() != Party.SOF) {
      throw Refusal.forbidden("Bara SOF återöppnar ärenden.");
    }
    var caseId = caseByNumber.of(s, id -> isTheirs(s, id));
    reopening.reopen(caseId, s.word("reopenNote"), s.actor());
    var activity = caseFiles.activityOf(caseId);
    companions.start(
        caseId,
        "CaseReopened",
        Map.of(
            ProcessVariable.ACTIVITY,
            activity,
            ProcessVariable.REENTRY,
            beginningAgain.at(caseId, s.text("reentry")),
            ProcessVariable.ENROLLED_BEFORE,
            participation.getObject().wasEnrolled(caseId)));
    return new Started(caseId, Map.of(ProcessVariable.ACTIVITY, activity));
  }

  /** Whoever was named for it once, or answers for those who were; never one's own case. */
  private boolean isTheirs(Submission s, CaseId caseId) {
    return !access.isKeptFrom(s.staff(), caseId)
        && (access.reaches(s.actor(), caseId) || caseFiles.wasNamed(caseId, s.staff()));
  }
}
