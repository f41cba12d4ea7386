package se.kedjan.selfassessment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.casefile.CaseFiles;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.chain.Rules;
import se.kedjan.enrolment.EnrolmentDates;

/**
 * When the self-assessment is repeated: three times, counted from the first enrolment. What was
 * missed while the participant was away is not asked afterwards.
 */
@Component
public class SelfAssessmentDates {

  private final CaseFiles caseFiles;
  private final EnrolmentDates enrolments;
  private final Rules rules;
  private final Clock clock;

  SelfAssessmentDates(CaseFiles caseFiles, EnrolmentDates enrolments, Rules rules, Clock clock) {
    this.caseFiles = caseFiles;
    this.enrolments = enrolments;
    this.rules = rules;
    this.clock = clock;
  }

  /** Whether one is left, and its day. */
  public Map<ProcessVariable, Object> next(CaseId caseId) {
    return day(caseId)
        .map(
            day ->
                Map.<ProcessVariable, Object>of(
                    ProcessVariable.SELF_ASSESSMENT_LEFT,
                    true,
                    ProcessVariable.NEXT_SELF_ASSESSMENT_ON,
                    Rules.timerOn(day)))
        .orElse(Map.of(ProcessVariable.SELF_ASSESSMENT_LEFT, false));
  }

  private Optional<LocalDate> day(CaseId caseId) {
    var today = LocalDate.now(clock);
    var activity = caseFiles.activityOf(caseId);
    var enrolled = enrolments.first(caseId).orElse(today);
    return Stream.of(
            rules.dayAfter(enrolled, activity, "selfAssessmentFirst"),
            rules.dayAfter(enrolled, activity, "selfAssessmentSecond"),
            rules.dayAfter(enrolled, activity, "selfAssessmentThird"))
        .filter(day -> day.isAfter(today))
        .min(LocalDate::compareTo);
  }
}
