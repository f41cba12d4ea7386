package se.kedjan.attendance;

import java.time.Clock;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.responsibility.Act;

/** The week that the process is about gets its number; one that is open already no second task. */
@Component
class OpenAttendanceWeek implements JavaDelegate {

  /** One timer for the only activity there is with a schedule. */
  private static final String ACTIVITY = "corner";

  private final Weeks weeks;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  OpenAttendanceWeek(Weeks weeks, ApplicationEventPublisher events, Clock clock) {
    this.weeks = weeks;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var week = Week.of(ACTIVITY, LocalDate.now(clock));
    var opened = weeks.open(week);
    execution.setVariable(ProcessVariable.ACTIVITY.variableName(), ACTIVITY);
    execution.setVariable(ProcessVariable.WEEK_OPENED.variableName(), opened);
    if (opened) {
      execution.setProcessBusinessKey(week.number());
      events.publishEvent(new WeekOpened(week.number()));
    }
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
