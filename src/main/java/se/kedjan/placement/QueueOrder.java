package se.kedjan.placement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.chain.Rules;
import se.kedjan.placement.Places.Pool;

/** In which order those who wait stand, by the process owner's table. */
@Component
class QueueOrder {

  private final JdbcClient jdbc;
  private final Rules rules;
  private final Clock clock;

  QueueOrder(JdbcClient jdbc, Rules rules, Clock clock) {
    this.jdbc = jdbc;
    this.rules = rules;
    this.clock = clock;
  }

  /**
   * @param promised whether a place is reserved for the case already
   * @param held whether it waits for SOF's decision after a withdrawn consent, so that nothing can
   *     be offered
   */
  record Waiting(
      CaseId caseId,
      Instant since,
      boolean returner,
      List<String> purposes,
      boolean promised,
      boolean held,
      boolean isProtected) {}

  /** Who is first stands first. */
  List<Waiting> of(Pool pool) {
    var weights = weights(pool.activity());
    return waiting(pool).stream()
        .sorted(
            Comparator.comparingLong((Waiting w) -> points(weights, w))
                .reversed()
                .thenComparing(Waiting::since)
                .thenComparing(w -> w.caseId().number()))
        .toList();
  }

  /**
   * Whom a free place could be offered to before the case: everybody in the queue where the case
   * itself does not stand in it.
   */
  static List<Waiting> before(List<Waiting> queue, CaseId caseId) {
    return queue.stream()
        .takeWhile(w -> !w.caseId().equals(caseId))
        .filter(w -> !w.promised() && !w.held())
        .toList();
  }

  /** What the table says, asked once for the whole queue. */
  private record Weights(int waitedWeek, int returner, int preventLvm, int preventPlacement) {}

  private Weights weights(String activity) {
    return new Weights(
        rules.points(activity, "waitedWeek"),
        rules.points(activity, "returner"),
        rules.points(activity, "preventLvm"),
        rules.points(activity, "preventPlacement"));
  }

  private long points(Weights weights, Waiting w) {
    var weeks = Duration.between(w.since(), clock.instant()).toDays() / 7;
    var points = weeks * weights.waitedWeek();
    if (w.returner()) {
      points += weights.returner();
    }
    if (w.purposes().contains("preventLvm")) {
      points += weights.preventLvm();
    }
    if (w.purposes().contains("preventPlacement")) {
      points += weights.preventPlacement();
    }
    return points;
  }

  private List<Waiting> waiting(Pool pool) {
    return jdbc.sql(
            """
            select e.case_id, e.since,
              exists (select from kedjan.place_allocation a where a.case_id = e.case_id and a.released_at is not null) as returner,
              array(select p.purpose from kedjan.referral_purpose p where p.case_id = e.case_id) as purposes,
              exists (select from kedjan.place_reservation r where r.case_id = e.case_id and r.ended_at is null)
                or exists (select from kedjan.place_allocation a where a.case_id = e.case_id and a.released_at is null) as promised,
              exists (select from kedjan.held_step h where h.case_id = e.case_id and h.party = 'CORNER') as held,
              kedjan.is_protected(e.case_id) as protected
            from kedjan.waiting_list_entry e
            where e.activity = ? and e.kind = ? and e.left_at is null
            """)
        .params(pool.activity(), pool.kind())
        .query(QueueOrder::map)
        .list();
  }

  private static Waiting map(ResultSet row, int n) throws SQLException {
    return new Waiting(
        new CaseId(row.getString("case_id")),
        row.getTimestamp("since").toInstant(),
        row.getBoolean("returner"),
        List.of((String[]) row.getArray("purposes").getArray()),
        row.getBoolean("promised"),
        row.getBoolean("held"),
        row.getBoolean("protected"));
  }
}
