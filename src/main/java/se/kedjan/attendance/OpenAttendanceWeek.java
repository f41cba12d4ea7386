package se.kedjan.attendance;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.chain.Companions;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.responsibility.Act;

/**
 * The week that the process is about gets its number; one that is open already no second task. Each
 * Friday's timer opens the week that ends, also where it fires late, and starts a process for every
 * week that a timer never came for.
 */
@Component
class OpenAttendanceWeek implements JavaDelegate {

  /** One timer for the only activity there is with a schedule. */
  private static final String ACTIVITY = "corner";

  private final Weeks weeks;
  private final Companions companions;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  OpenAttendanceWeek(
      Weeks weeks, Companions companions, ApplicationEventPublisher events, Clock clock) {
    this.weeks = weeks;
    this.companions = companions;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var missed = execution.getProcessBusinessKey();
    var week =
        missed == null ? Week.latestToEnd(ACTIVITY, LocalDate.now(clock)) : Week.parse(missed);
    if (missed == null) {
      weeks.missedBefore(week).forEach(this::start);
    }
    var opened = weeks.open(week);
    execution.setVariable(ProcessVariable.ACTIVITY.variableName(), ACTIVITY);
    execution.setVariable(ProcessVariable.WEEK_OPENED.variableName(), opened);
    if (opened) {
      execution.setProcessBusinessKey(week.number());
      events.publishEvent(new WeekOpened(week.number()));
    }
  }

  /** In a process and a transaction of its own, as each Friday's is. */
  private void start(Week week) {
    companions.start(
        week.number(), "AttendanceWeekMissed", Map.of(ProcessVariable.ACTIVITY, ACTIVITY));
  }

  record WeekOpened(String detail) implements Act {

    @Override
    public @Nullable CaseId caseId() {
      return null;
    }

    @Override
    public String kind() {
      return "attendance-week-opened";
    }
  }
}
