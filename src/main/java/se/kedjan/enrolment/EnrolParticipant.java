package se.kedjan.enrolment;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.casefile.CaseDates;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.chain.Refusal;
import se.kedjan.forms.StepForm;
import se.kedjan.forms.Submission;

/** Step 9, Corner: an individual plan and a schedule; at a return the earlier ones are there. */
@Component
class EnrolParticipant implements StepForm {

  private final Enrolments enrolments;
  private final Schedules schedules;
  private final Phases phases;
  private final CaseDates dates;
  private final ApplicationEventPublisher events;

  EnrolParticipant(
      Enrolments enrolments,
      Schedules schedules,
      Phases phases,
      CaseDates dates,
      ApplicationEventPublisher events) {
    this.enrolments = enrolments;
    this.schedules = schedules;
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
    var rounds = enrolments.all(caseId);
    var prefill = new HashMap<String, Object>();
    prefill.put("earlierText", text(rounds));
    if (!rounds.isEmpty()) {
      prefill.putAll(earlier(caseId, rounds.get(rounds.size() - 1)));
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
          "- Omgång %d, inskriven %s: %s\n"
              .formatted(i + 1, round.enrolledOn(), text(round.schedule())));
    }
    return text.append("\nDen senaste planen är ifylld nedan.").toString();
  }

  private static String text(Schedules.Schedule schedule) {
    return schedule.hoursPerWeek() != null
        ? "%s timmar i veckan".formatted(schedule.hoursPerWeek())
        : "%d dagar i veckan, %s timmar om dagen"
            .formatted(schedule.weekdays().size(), schedule.hoursPerDay());
  }

  private Map<String, ?> earlier(CaseId caseId, Enrolments.Enrolment enrolment) {
    var earlier = new HashMap<String, Object>();
    earlier.put("tasks", enrolment.tasks());
    earlier.put("goals", enrolment.goals());
    earlier.put(
        "phase",
        phases.knownTo(Party.CORNER, caseId).map(Phases.Phase::phase).orElse(enrolment.phase()));
    earlier.put("partOfDay", enrolment.partOfDay());
    var schedule = enrolment.schedule();
    if (schedule.hoursPerWeek() != null) {
      earlier.put("sometimeInWeek", true);
      earlier.put("hoursPerWeek", schedule.hoursPerWeek());
    } else {
      earlier.put("weekdays", schedule.weekdays());
      earlier.put("hoursPerDay", requireNonNull(schedule.hoursPerDay()));
    }
    return earlier;
  }

  @Override
  public Map<ProcessVariable, ?> submit(Submission s) {
    var enrolledOn = s.day("enrolledOn");
    dates.requireHappened(s.caseId(), enrolledOn, "enrolledOn", "Inskrivningsdatum");
    requireSinceLast(s.caseId(), enrolledOn);
    var schedule = ChangeSchedule.Submitted.schedule(s);
    enrolments.add(
        s.caseId(),
        new Enrolments.Enrolment(
            enrolledOn,
            s.word("tasks"),
            s.word("goals"),
            s.word("phase"),
            schedule,
            s.word("partOfDay")));
    schedules.set(s.caseId(), schedule, enrolledOn);
    phases.note(s, s.word("phase"), enrolledOn);
    events.publishEvent(new ParticipantEnrolled(s.caseId(), enrolledOn));
    return Map.of(ProcessVariable.ENROLLED_BEFORE, true);
  }

  /** Who comes back begins anew: what was planned before the break stays as it was. */
  private void requireSinceLast(CaseId caseId, LocalDate day) {
    var rounds = enrolments.all(caseId);
    if (!rounds.isEmpty() && day.isBefore(rounds.get(rounds.size() - 1).enrolledOn())) {
      throw Refusal.badInput(
          "enrolledOn",
          "Fältet «Inskrivningsdatum» kan inte ligga före %s, då deltagaren skrevs in senast."
              .formatted(rounds.get(rounds.size() - 1).enrolledOn()));
    }
  }
}
