package se.kedjan.followup;

import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.chain.Companions;
import se.kedjan.transition.DrugFreeSince;

/** Who comes back with the follow-up still running keeps it, and its date. */
@Component
class StartingFollowUp {

  static final String PROCESS = "follow-up";

  private final FollowUpDates dates;
  private final DrugFreeSince drugFreeSince;
  private final Companions companions;

  StartingFollowUp(FollowUpDates dates, DrugFreeSince drugFreeSince, Companions companions) {
    this.dates = dates;
    this.drugFreeSince = drugFreeSince;
    this.companions = companions;
  }

  void start(CaseId caseId) {
    if (companions.isRunning(caseId, PROCESS)) {
      return;
    }
    companions.start(caseId, "FollowUpStarted", dates.all(caseId));
    drugFreeSince.remindAgain(caseId);
  }
}
