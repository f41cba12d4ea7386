package se.kedjan.enrolment;

import java.time.LocalDate;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.casefile.CaseDates;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.chain.Refusal;
import se.kedjan.forms.StepForm;
import se.kedjan.forms.Submission;
import se.kedjan.pause.Leavings;

/** Step 20, Corner: the participant leaves for good, and SOF knows beforehand. */
@Component
class DischargeParticipant implements StepForm {

  private final Enrolments enrolments;
  private final Leavings leavings;
  private final CaseDates dates;
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;

  DischargeParticipant(
      Enrolments enrolments,
      Leavings leavings,
      CaseDates dates,
      JdbcClient jdbc,
      ApplicationEventPublisher events) {
    this.enrolments = enrolments;
    this.leavings = leavings;
    this.dates = dates;
    this.jdbc = jdbc;
    this.events = events;
  }

  @Override
  public Category category() {
    return Category.DEVIATION;
  }

  @Override
  public Map<String, ?> prefill(CaseId caseId) {
    return leavings
        .latest(caseId)
        .map(leaving -> Map.of("outcome", leaving.dischargedFor()))
        .orElse(Map.of());
  }

  @Override
  public Map<ProcessVariable, ?> submit(Submission s) {
    var outcome = s.word("outcome");
    var dischargedOn = s.day("dischargedOn");
    requireSofTold(s.isYes("sofTold"));
    dates.requireHappened(s.caseId(), dischargedOn, "dischargedOn", "Utskrivningsdatum");
    requireNotBeforeEnrolment(s.caseId(), dischargedOn);
    jdbc.sql(
            """
            insert into kedjan.discharge (case_id, discharged_on, outcome, sof_told, reason)
            values (?, ?, ?, ?, ?)
            """)
        .params(
            s.caseId().number(),
            dischargedOn,
            outcome,
            s.isYes("sofTold"),
            s.text("dischargeReason"))
        .update();
    events.publishEvent(new ParticipantDischarged(s.caseId(), dischargedOn, outcome));
    return Map.of();
  }

  static void requireSofTold(boolean told) {
    if (!told) {
      throw Refusal.badInput(
          "sofTold",
          "SOF ska få veta före en permanent utskrivning. Kontakta SOF först och svara sedan «Ja» i"
              + " fältet «Har SOF fått veta?».");
    }
  }

  private void requireNotBeforeEnrolment(CaseId caseId, LocalDate dischargedOn) {
    enrolments
        .latest(caseId)
        .map(Enrolments.Enrolment::enrolledOn)
        .filter(dischargedOn::isBefore)
        .ifPresent(
            enrolledOn -> {
              throw Refusal.badInput(
                  "dischargedOn",
                  "Fältet «Utskrivningsdatum» kan inte ligga före inskrivningen den %s."
                      .formatted(enrolledOn));
            });
  }
}
