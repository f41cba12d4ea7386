package se.kedjan.attendance;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.calendar.WorkingDays;
import se.kedjan.enrolment.Schedules;

/** Asks for all that a week's cells are held against, once for everybody in it. */
@Component
class Grids {

  private final AttendanceSpans spans;
  private final Schedules schedules;
  private final WorkingDays workingDays;
  private final Clock clock;

  Grids(AttendanceSpans spans, Schedules schedules, WorkingDays workingDays, Clock clock) {
    this.spans = spans;
    this.schedules = schedules;
    this.workingDays = workingDays;
    this.clock = clock;
  }

  Grid of(Week week, Collection<CaseId> cases) {
    return new Grid(
        week,
        LocalDate.now(clock),
        workingDays::isWorkingDay,
        spans.of(cases, week),
        schedules.between(cases, week.monday(), week.friday()));
  }
}
