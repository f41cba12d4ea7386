package se.kedjan.followup;

import java.util.Map;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.casefile.CaseFiles;
import se.kedjan.chain.Companions;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.chain.Rules;

/** Who comes back with the follow-up still running keeps it, and its date. */
@Component
class StartingFollowUp {

  static final String PROCESS = "follow-up";

  private final FollowUpInterval interval;
  private final CaseFiles caseFiles;
  private final Companions companions;

  StartingFollowUp(FollowUpInterval interval, CaseFiles caseFiles, Companions companions) {
    this.interval = interval;
    this.caseFiles = caseFiles;
    this.companions = companions;
  }

  void start(CaseId caseId) {
    if (companions.isRunning(caseId, PROCESS)) {
      return;
    }
    companions.start(
        caseId,
        "FollowUpStarted",
        Map.of(
            ProcessVariable.ACTIVITY, caseFiles.activityOf(caseId),
            ProcessVariable.NEXT_FOLLOW_UP_ON, Rules.timerOn(interval.next(caseId))));
  }
}
