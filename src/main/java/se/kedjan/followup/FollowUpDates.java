package se.kedjan.followup;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.casefile.CaseFiles;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.chain.Rules;
import se.kedjan.enrolment.EnrolmentDates;
import se.kedjan.selfassessment.SelfAssessmentDates;

/**
 * When a participant is followed up next, counted in whole intervals from the enrolment: what comes
 * late moves nothing, and who comes back keeps the dates.
 */
@Component
class FollowUpDates {

  private final CaseFiles caseFiles;
  private final EnrolmentDates enrolments;
  private final SelfAssessmentDates selfAssessments;
  private final Rules rules;
  private final Clock clock;

  FollowUpDates(
      CaseFiles caseFiles,
      EnrolmentDates enrolments,
      SelfAssessmentDates selfAssessments,
      Rules rules,
      Clock clock) {
    this.caseFiles = caseFiles;
    this.enrolments = enrolments;
    this.selfAssessments = selfAssessments;
    this.rules = rules;
    this.clock = clock;
  }

  LocalDate next(CaseId caseId) {
    var activity = caseFiles.activityOf(caseId);
    return after(caseId, day -> rules.dayAfter(day, activity, "followUpInterval"));
  }

  LocalDate nextOfCorner(CaseId caseId) {
    var activity = caseFiles.activityOf(caseId);
    return after(caseId, day -> rules.dayAfter(day, activity, "cornerFollowUpInterval"));
  }

  /** What the process needs to know when it starts. */
  Map<ProcessVariable, Object> all(CaseId caseId) {
    var all = new HashMap<ProcessVariable, Object>(selfAssessments.next(caseId));
    all.put(ProcessVariable.ACTIVITY, caseFiles.activityOf(caseId));
    all.put(ProcessVariable.NEXT_FOLLOW_UP_ON, Rules.timerOn(next(caseId)));
    all.put(ProcessVariable.NEXT_CORNER_FOLLOW_UP_ON, Rules.timerOn(nextOfCorner(caseId)));
    return all;
  }

  private LocalDate after(CaseId caseId, UnaryOperator<LocalDate> interval) {
    var today = LocalDate.now(clock);
    var day = enrolments.first(caseId).orElse(today);
    while (!day.isAfter(today)) {
      var next = interval.apply(day);
      // An interval of nothing would stand still.
      day = next.isAfter(day) ? next : today.plusDays(1);
    }
    return day;
  }
}
