package se.kedjan.followup;

import java.sql.Timestamp;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.chain.Rules;
import se.kedjan.enrolment.EnrolmentDates;
import se.kedjan.enrolment.Phases;
import se.kedjan.forms.StepForm;
import se.kedjan.forms.Submission;

/** Step 13: the agreement's six questions to Corner (S1), for one participant. */
@Component
class AnswerCornersFollowUp implements StepForm {

  private final EnrolmentDates enrolments;
  private final Phases phases;
  private final FollowUpDates dates;
  private final JdbcClient jdbc;

  AnswerCornersFollowUp(
      EnrolmentDates enrolments, Phases phases, FollowUpDates dates, JdbcClient jdbc) {
    this.enrolments = enrolments;
    this.phases = phases;
    this.dates = dates;
    this.jdbc = jdbc;
  }

  @Override
  public Category category() {
    return Category.WELLBEING;
  }

  @Override
  public Map<String, ?> prefill(CaseId caseId) {
    return phases
        .knownTo(Party.CORNER, caseId)
        .map(phase -> Map.of("phaseNow", phase.phase()))
        .orElse(Map.of());
  }

  @Override
  public Map<ProcessVariable, ?> submit(Submission s) {
    var answeredOn = s.day("answeredOn");
    enrolments.requireSince(s.caseId(), answeredOn, "answeredOn", "Svaren gäller den");
    phases.note(s, s.word("phaseNow"), answeredOn);
    var next = dates.nextOfCorner(s.caseId());
    jdbc.sql(
            """
            insert into kedjan.corner_follow_up
              (case_id, answered_on, has_sof_contact, more_sober_hours, more_motivation, more_self_esteem,
               better_physical_health, better_mental_health, less_loneliness, note, next_on, recorded_at, recorded_by)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            s.caseId().number(),
            answeredOn,
            s.word("hasSofContact"),
            s.word("moreSoberHours"),
            s.word("moreMotivation"),
            s.word("moreSelfEsteem"),
            s.word("betterPhysicalHealth"),
            s.word("betterMentalHealth"),
            s.word("lessLoneliness"),
            s.text("cornerNote"),
            next,
            Timestamp.from(s.at()),
            s.staff().value())
        .update();
    return Map.of(ProcessVariable.NEXT_CORNER_FOLLOW_UP_ON, Rules.timerOn(next));
  }
}
