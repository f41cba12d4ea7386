package se.kedjan.logreview;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import se.kedjan.access.CurrentActor;
import se.kedjan.calendar.ClockConfiguration;
import se.kedjan.logreview.ReadingsSearch.Question;

/** Who has looked into the log of readings, and for what: those who watch are watched too. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class SearchLog {

  private final JdbcClient jdbc;
  private final CurrentActor currentActor;
  private final Clock clock;

  SearchLog(JdbcClient jdbc, CurrentActor currentActor, Clock clock) {
    this.jdbc = jdbc;
    this.currentActor = currentActor;
    this.clock = clock;
  }

  void searched(Question q) {
    write("search", q.staffId(), q.caseNumber(), q.from(), q.to(), q.parts());
  }

  /** The form of a review; the engine's own looks at it leave no row. */
  void opened(Instant from, Instant to) {
    if (!currentActor.get().isSystem()) {
      write("review", null, null, day(from), day(to), null);
    }
  }

  private void write(
      String screen,
      @Nullable String staffId,
      @Nullable String caseNumber,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable String part) {
    jdbc.sql(
            """
            insert into kedjan.read_log_search (at, by_staff, screen, staff_id, case_id, from_day, to_day, part)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(1, Timestamp.from(clock.instant()))
        .param(2, currentActor.get().staffId())
        .param(3, screen)
        .param(4, staffId, Types.VARCHAR)
        .param(5, caseNumber, Types.VARCHAR)
        .param(6, from, Types.DATE)
        .param(7, to, Types.DATE)
        .param(8, part, Types.VARCHAR)
        .update();
  }

  private static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ClockConfiguration.ZONE);
  }
}
