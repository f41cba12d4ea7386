package se.kedjan.enrolment;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.casefile.CaseDates;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.forms.StepForm;
import se.kedjan.forms.Submission;

/** Step 9, Corner: an individual plan and a schedule; at a return the earlier ones are there. */
@Component
class EnrolParticipant implements StepForm {

  private final Enrolments enrolments;
  private final Phases phases;
  private final CaseDates dates;
  private final ApplicationEventPublisher events;

  EnrolParticipant(
      Enrolments enrolments, Phases phases, CaseDates dates, ApplicationEventPublisher events) {
    this.enrolments = enrolments;
    this.phases = phases;
    this.dates = dates;
    this.events = events;
  }

  @Override
  public Category category() {
    return Category.PLAN;
  }

  @Override
  public Map<String, ?> prefill(CaseId caseId) {
    return enrolments.latest(caseId).map(plan -> earlier(caseId, plan)).orElse(Map.of());
  }

  private Map<String, ?> earlier(CaseId caseId, Enrolments.Enrolment enrolment) {
    return Map.of(
        "tasks", enrolment.tasks(),
        "goals", enrolment.goals(),
        "phase",
            phases.knownTo(Party.CORNER, caseId).map(Phases.Phase::phase).orElse(enrolment.phase()),
        "weekdays", enrolment.weekdays(),
        "hoursPerDay", enrolment.hoursPerDay(),
        "partOfDay", enrolment.partOfDay());
  }

  @Override
  public Map<ProcessVariable, ?> submit(Submission s) {
    var enrolledOn = s.day("enrolledOn");
    dates.requireHappened(s.caseId(), enrolledOn, "enrolledOn", "Inskrivningsdatum");
    enrolments.add(
        s.caseId(),
        new Enrolments.Enrolment(
            enrolledOn,
            s.word("tasks"),
            s.word("goals"),
            s.word("phase"),
            s.choices("weekdays"),
            requireNonNull(s.integer("hoursPerDay")),
            s.word("partOfDay")));
    phases.note(s, s.word("phase"), enrolledOn);
    events.publishEvent(new ParticipantEnrolled(s.caseId(), enrolledOn));
    return Map.of();
  }
}
