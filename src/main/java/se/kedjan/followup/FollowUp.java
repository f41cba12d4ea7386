package se.kedjan.followup;

import java.sql.Timestamp;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.casefile.Purposes;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.chain.Rules;
import se.kedjan.enrolment.EnrolmentDates;
import se.kedjan.enrolment.Phases;
import se.kedjan.forms.StepForm;
import se.kedjan.forms.Submission;
import se.kedjan.transition.DrugFreeSince;
import se.kedjan.transition.TransitionReadiness;

/** Step 12: «Individuell uppföljning tillsammans med deltagarna» (S1). */
@Component
class FollowUp implements StepForm {

  private final EnrolmentDates enrolments;
  private final Phases phases;
  private final Purposes purposes;
  private final DrugFreeSince drugFreeSince;
  private final TransitionReadiness readiness;
  private final FollowUpDates dates;
  private final JdbcClient jdbc;

  FollowUp(
      EnrolmentDates enrolments,
      Phases phases,
      Purposes purposes,
      DrugFreeSince drugFreeSince,
      TransitionReadiness readiness,
      FollowUpDates dates,
      JdbcClient jdbc) {
    this.enrolments = enrolments;
    this.phases = phases;
    this.purposes = purposes;
    this.drugFreeSince = drugFreeSince;
    this.readiness = readiness;
    this.dates = dates;
    this.jdbc = jdbc;
  }

  @Override
  public Category category() {
    return Category.WELLBEING;
  }

  @Override
  public Map<String, ?> prefill(CaseId caseId) {
    var known = new HashMap<String, Object>(purposes.answered(caseId));
    known.put("purposesText", purposes.text(caseId));
    phases.knownTo(Party.SOF, caseId).ifPresent(phase -> known.put("phaseNow", phase.phase()));
    drugFreeSince
        .knownTo(Party.SOF, caseId)
        .ifPresent(
            drugFree -> {
              known.put("drugFreeSince", drugFree.since());
              known.put("drugFreeBasis", drugFree.basis());
            });
    return known;
  }

  @Override
  public Map<ProcessVariable, ?> submit(Submission s) {
    var followedUpOn = s.day("followedUpOn");
    enrolments.requireSince(s.caseId(), followedUpOn, "followedUpOn", "Uppföljningen gjordes");
    if ("readyForTransition".equals(s.word("followUpResult"))) {
      readiness.require(s.caseId());
    }
    var next = dates.next(s.caseId());
    phases.note(s, s.word("phaseNow"), followedUpOn);
    drugFreeSince.note(s);
    jdbc.sql(
            """
            insert into kedjan.follow_up
              (case_id, followed_up_on, sober_hours_per_week, effects, independence, prevented_support, result,
               sober_hours, prevent_lvm, prevent_placement, housing, next_step, avoided,
               next_follow_up_on, recorded_at, recorded_by)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            s.caseId().number(),
            followedUpOn,
            s.number("soberHoursPerWeek"),
            s.text("effects"),
            s.text("independence"),
            s.text("preventedSupport"),
            s.word("followUpResult"),
            s.text("purposeSoberHours"),
            s.text("purposePreventLvm"),
            s.text("purposePreventPlacement"),
            s.text("purposeHousing"),
            s.text("purposeNextStep"),
            s.text("avoided"),
            next,
            Timestamp.from(s.at()),
            s.staff().value())
        .update();
    return Map.of(ProcessVariable.NEXT_FOLLOW_UP_ON, Rules.timerOn(next));
  }
}
