package se.kedjan.enrolment;

import java.time.LocalDate;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseAccess;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.casefile.CaseFiles;
import se.kedjan.chain.Refusal;
import se.kedjan.forms.StartForm;
import se.kedjan.forms.Submission;
import se.kedjan.responsibility.Act;
import se.kedjan.responsibility.CaseLock;

/** Corner changes a participant's schedule from a day on. */
@Component
class ChangeSchedule implements StartForm {

  private final Enrolments enrolments;
  private final Schedules schedules;
  private final CaseFiles caseFiles;
  private final CaseAccess access;
  private final CaseLock caseLock;
  private final ApplicationEventPublisher events;

  ChangeSchedule(
      Enrolments enrolments,
      Schedules schedules,
      CaseFiles caseFiles,
      CaseAccess access,
      CaseLock caseLock,
      ApplicationEventPublisher events) {
    this.enrolments = enrolments;
    this.schedules = schedules;
    this.caseFiles = caseFiles;
    this.access = access;
    this.caseLock = caseLock;
    this.events = events;
  }

  @Override
  public Category category() {
    return Category.PLAN;
  }

  @Override
  public Started submit(Submission s) {
    var caseId = theirs(s);
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

  /** Held before it is asked whether it is open: it may be closed in this very moment. */
  private CaseId theirs(Submission s) {
    var number = s.word("caseNumber");
    if (s.actor().party() != Party.CORNER || !CaseId.isValid(number)) {
      throw notTheirs();
    }
    var caseId = new CaseId(number);
    caseLock.hold(caseId);
    if (!access.reaches(s.actor(), caseId) || !caseFiles.isOpen(caseId)) {
      throw notTheirs();
    }
    return caseId;
  }

  /** One sentence for all, so that nobody learns which case numbers there are. */
  private static Refusal notTheirs() {
    return Refusal.badInput("caseNumber", "Ärendet finns inte, eller är inte ditt.");
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
