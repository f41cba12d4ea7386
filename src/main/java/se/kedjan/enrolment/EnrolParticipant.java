package se.kedjan.enrolment;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.casefile.CaseDates;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.forms.StepForm;
import se.kedjan.forms.Submission;

/** Step 9, Corner: an individual plan and a schedule; at a return the earlier ones are there. */
@Component
class EnrolParticipant implements StepForm {

  private final Enrolments enrolments;
  private final CaseDates dates;
  private final ApplicationEventPublisher events;

  EnrolParticipant(Enrolments enrolments, CaseDates dates, ApplicationEventPublisher events) {
    this.enrolments = enrolments;
    this.dates = dates;
    this.events = events;
  }

  @Override
  public Category category() {
    return Category.PLAN;
  }

  @Override
  public Map<String, ?> prefill(CaseId caseId) {
    var rounds = enrolments.all(caseId);
    var prefill = new HashMap<String, Object>();
    prefill.put("earlierText", text(rounds));
    if (!rounds.isEmpty()) {
      prefill.putAll(earlier(rounds.get(rounds.size() - 1)));
    }
    return prefill;
  }

  private static String text(List<Enrolments.Enrolment> rounds) {
    if (rounds.isEmpty()) {
      return "Första inskrivningen.";
    }
    var text = new StringBuilder();
    for (var i = 0; i < rounds.size(); i++) {
      var round = rounds.get(i);
      text.append(
          "- Omgång %d, inskriven %s: %d dagar i veckan, %d timmar om dagen\n"
              .formatted(i + 1, round.enrolledOn(), round.weekdays().size(), round.hoursPerDay()));
    }
    return text.append("\nDen senaste planen är ifylld nedan.").toString();
  }

  private static Map<String, ?> earlier(Enrolments.Enrolment enrolment) {
    return Map.of(
        "tasks", enrolment.tasks(),
        "goals", enrolment.goals(),
        "phase", enrolment.phase(),
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
    events.publishEvent(new ParticipantEnrolled(s.caseId(), enrolledOn));
    return Map.of(ProcessVariable.ENROLLED_BEFORE, true);
  }
}
