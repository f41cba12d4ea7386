package se.kedjan.enrolment;

import java.time.LocalDate;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import se.kedjan.access.Actor;
import se.kedjan.access.CaseAccess;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.casefile.CaseByNumber;
import se.kedjan.casefile.CaseFiles;
import se.kedjan.chain.Refusal;
import se.kedjan.forms.StartForm;
import se.kedjan.forms.Submission;
import se.kedjan.responsibility.Act;

/** Corner changes a participant's schedule from a day on. */
@Component
class ChangeSchedule implements StartForm {

  private final Enrolments enrolments;
  private final Schedules schedules;
  private final CaseFiles caseFiles;
  private final CaseAccess access;
  private final CaseByNumber caseByNumber;
  private final ApplicationEventPublisher events;

  ChangeSchedule(
      Enrolments enrolments,
      Schedules schedules,
      CaseFiles caseFiles,
      CaseAccess access,
      CaseByNumber caseByNumber,
      ApplicationEventPublisher events) {
    this.enrolments = enrolments;
    this.schedules = schedules;
    this.caseFiles = caseFiles;
    this.access = access;
    this.caseByNumber = caseByNumber;
    this.events = events;
  }

  @Override
  public Category category() {
    return Category.PLAN;
  }

  @Override
  public Started submit(Submission s) {
    var caseId = caseByNumber.of(s, id -> isCorners(s.actor(), id) && caseFiles.isOpen(id));
    var from = s.day("scheduleFrom");
    var enrolledOn =
        enrolments
            .latest(caseId)
            .orElseThrow(
                () -> Refusal.conflict("Deltagaren är inte inskriven och har inget schema."))
            .enrolledOn();
    if (from.isBefore(enrolledOn)) {
      throw Refusal.badInput(
          "scheduleFrom",
          "Fältet «Gäller från» kan inte ligga före inskrivningen den %s.".formatted(enrolledOn));
    }
    schedules.set(caseId, Submitted.schedule(s), from);
    events.publishEvent(new ScheduleChanged(caseId, from));
    return new Started(caseId, Map.of());
  }

  private boolean isCorners(Actor actor, CaseId caseId) {
    return actor.party() == Party.CORNER && access.reaches(actor, caseId);
  }

  record ScheduleChanged(CaseId caseId, LocalDate from) implements Act {
    @Override
    public String kind() {
      return "schedule-changed";
    }

    @Override
    public String detail() {
      return from.toString();
    }
  }

  /** The schedule as both forms ask for it. */
  static final class Submitted {

    private Submitted() {}

    static Schedules.Schedule schedule(Submission s) {
      return new Schedules.Schedule(
          s.choices("weekdays"), s.integer("hoursPerDay"), s.integer("hoursPerWeek"));
    }
  }
}
