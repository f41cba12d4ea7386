package se.kedjan.placement;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.placement.Places.Pool;
import se.kedjan.responsibility.Act;

/** Who waits for a place. A human picks; the list only tells who has waited longest. */
@Component
class WaitingList {

  private final JdbcClient jdbc;
  private final Places places;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  WaitingList(JdbcClient jdbc, Places places, ApplicationEventPublisher events, Clock clock) {
    this.jdbc = jdbc;
    this.places = places;
    this.events = events;
    this.clock = clock;
  }

  int length(Pool pool) {
    return jdbc.sql(
            "select count(*) from kedjan.waiting_list_entry where activity = ? and kind = ? and left_at is null")
        .params(pool.activity(), pool.kind())
        .query(Integer.class)
        .single();
  }

  void join(CaseId caseId, String reason) {
    var pool = places.poolOf(caseId);
    jdbc.sql(
            "insert into kedjan.waiting_list_entry (activity, kind, case_id, since, reason) values (?, ?, ?, ?, ?)")
        .params(pool.activity(), pool.kind(), caseId.number(), now(), reason)
        .update();
    events.publishEvent(new QueueMoved(caseId, "queue-joined", null));
  }

  /** Still waiting, and why. */
  void review(CaseId caseId, String reason) {
    jdbc.sql("insert into kedjan.waiting_list_review (case_id, on_day, reason) values (?, ?, ?)")
        .params(caseId.number(), LocalDate.now(clock), reason)
        .update();
    events.publishEvent(new QueueMoved(caseId, "queue-reviewed", null));
  }

  /** Does nothing where the case does not wait. */
  void leave(CaseId caseId, String why) {
    var left =
        jdbc.sql(
                "update kedjan.waiting_list_entry set left_at = ?, left_why = ? where case_id = ? and left_at is null")
            .params(now(), why, caseId.number())
            .update();
    if (left > 0) {
      events.publishEvent(new QueueMoved(caseId, "queue-left", why));
    }
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  record QueueMoved(CaseId caseId, String kind, @Nullable String detail) implements Act {}
}
