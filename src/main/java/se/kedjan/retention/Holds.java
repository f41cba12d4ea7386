package se.kedjan.retention;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.kedjan.access.CaseId;
import se.kedjan.access.StaffId;
import se.kedjan.responsibility.Act;

/** What keeps a case beyond its day: one hold at a time, until a day or until it is lifted. */
@Repository
class Holds {

  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Holds(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
    this.jdbc = jdbc;
    this.events = events;
    this.clock = clock;
  }

  /** In place of the one before, if there was one. */
  void place(CaseId caseId, String reason, LocalDate until, StaffId by) {
    end(caseId, by, null);
    jdbc.sql(
            "insert into kedjan.retention_hold (case_id, reason, until, placed_by, placed_at) values (?, ?, ?, ?, ?)")
        .params(caseId.number(), reason, until, by.value(), Timestamp.from(clock.instant()))
        .update();
    events.publishEvent(new HoldMoved(caseId, "hold-placed", until.toString()));
  }

  /** False where there was nothing to lift. */
  boolean lift(CaseId caseId, String reason, StaffId by) {
    if (!end(caseId, by, reason)) {
      return false;
    }
    events.publishEvent(new HoldMoved(caseId, "hold-lifted", null));
    return true;
  }

  private boolean end(CaseId caseId, StaffId by, @Nullable String reason) {
    return jdbc.sql(
                "update kedjan.retention_hold set lifted_by = :by, lifted_at = :at, lift_reason = :reason where case_id = :case and lifted_at is null")
            .param("by", by.value())
            .param("at", Timestamp.from(clock.instant()))
            .param("reason", reason, java.sql.Types.VARCHAR)
            .param("case", caseId.number())
            .update()
        > 0;
  }

  record HoldMoved(CaseId caseId, String kind, @Nullable String detail) implements Act {}
}
