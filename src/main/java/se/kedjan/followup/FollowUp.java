package se.kedjan.followup;

import java.sql.Timestamp;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.kedjan.access.Category;
import se.kedjan.casefile.CaseDates;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.chain.Rules;
import se.kedjan.forms.StepForm;
import se.kedjan.forms.Submission;
import se.kedjan.transition.TransitionReadiness;

/** Step 12: «Individuell uppföljning tillsammans med deltagarna» (S1). */
@Component
class FollowUp implements StepForm {

  private final CaseDates dates;
  private final TransitionReadiness readiness;
  private final FollowUpInterval interval;
  private final JdbcClient jdbc;

  FollowUp(
      CaseDates dates, TransitionReadiness readiness, FollowUpInterval interval, JdbcClient jdbc) {
    this.dates = dates;
    this.readiness = readiness;
    this.interval = interval;
    this.jdbc = jdbc;
  }

  @Override
  public Category category() {
    return Category.WELLBEING;
  }

  @Override
  public Map<ProcessVariable, ?> submit(Submission s) {
    dates.requireHappened(
        s.caseId(), s.date("followedUpOn"), "followedUpOn", "Uppföljningen gjordes");
    if ("readyForTransition".equals(s.word("followUpResult"))) {
      readiness.require(s.caseId());
    }
    var next = interval.next(s.caseId());
    jdbc.sql(
            """
            insert into kedjan.follow_up
              (case_id, followed_up_on, sober_hours_per_week, effects, independence, prevented_support, result,
               next_follow_up_on, recorded_at, recorded_by)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            s.caseId().number(),
            s.date("followedUpOn"),
            s.number("soberHoursPerWeek"),
            s.text("effects"),
            s.text("independence"),
            s.text("preventedSupport"),
            s.word("followUpResult"),
            next,
            Timestamp.from(s.at()),
            s.staff().value())
        .update();
    return Map.of(ProcessVariable.NEXT_FOLLOW_UP_ON, Rules.timerOn(next));
  }
}
