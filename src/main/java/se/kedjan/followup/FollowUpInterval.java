package se.kedjan.followup;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.casefile.CaseFiles;
import se.kedjan.chain.Rules;

/** When the next follow-up is due, counted from today. */
@Component
class FollowUpInterval {

  private final CaseFiles caseFiles;
  private final Rules rules;
  private final Clock clock;

  FollowUpInterval(CaseFiles caseFiles, Rules rules, Clock clock) {
    this.caseFiles = caseFiles;
    this.rules = rules;
    this.clock = clock;
  }

  LocalDate next(CaseId caseId) {
    return rules.dayAfter(LocalDate.now(clock), caseFiles.activityOf(caseId), "followUpInterval");
  }
}
