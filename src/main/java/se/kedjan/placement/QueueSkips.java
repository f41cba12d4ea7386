package se.kedjan.placement;

import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.chain.Refusal;
import se.kedjan.forms.CaseNotes;
import se.kedjan.forms.Submission;
import se.kedjan.placement.Places.Pool;
import se.kedjan.placement.QueueOrder.Waiting;
import se.kedjan.responsibility.Act;

/** A place that goes past somebody goes past with a reason: «why was this person not next?» */
@Component
class QueueSkips implements CaseNotes {

  private final QueueOrder order;
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;

  QueueSkips(QueueOrder order, JdbcClient jdbc, ApplicationEventPublisher events) {
    this.order = order;
    this.jdbc = jdbc;
    this.events = events;
  }

  /**
   * Notes whom the case goes past, in every case that is passed by. Throws where nobody says why.
   * To be asked after {@link Places#oneAtATime}.
   */
  void note(Submission s, Pool pool) {
    var queue = order.of(pool);
    var before = QueueOrder.before(queue, s.caseId());
    if (before.isEmpty()) {
      return;
    }
    var reason = s.text("skipReason");
    if (reason == null) {
      throw Refusal.badInput(
          "skipReason",
          "%s före i kön. Skriv varför platsen ändå går till det här ärendet."
              .formatted(before.size() == 1 ? "Ett ärende står" : before.size() + " ärenden står"));
    }
    before.forEach(w -> note(s, pool, w, queue.indexOf(w) + 1, reason));
  }

  private void note(Submission s, Pool pool, Waiting skipped, int position, String reason) {
    jdbc.sql(
            """
            insert into kedjan.queue_skip (case_id, activity, kind, position, reason, skipped_at, skipped_by)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            skipped.caseId().number(),
            pool.activity(),
            pool.kind(),
            position,
            reason,
            Timestamp.from(s.at()),
            s.staff().value())
        .update();
    events.publishEvent(
        new QueueSkipped(skipped.caseId(), String.valueOf(position), Map.of("skipReason", reason)));
  }

  @Override
  public String title() {
    return "Platser som har gått till någon annan";
  }

  @Override
  public Party owner() {
    return Party.CORNER;
  }

  @Override
  public Category category() {
    return Category.PARTICIPATION;
  }

  @Override
  public List<Note> of(CaseId caseId) {
    return jdbc.sql(
            """
            select s.skipped_at, s.position, s.reason, m.name from kedjan.queue_skip s
            left join kedjan.staff m on m.id = s.skipped_by where s.case_id = ? order by s.id
            """)
        .param(caseId.number())
        .query(
            (row, n) ->
                new Note(
                    row.getTimestamp("skipped_at").toInstant(),
                    "Plats %d i kön. Platsen gick till någon annan"
                        .formatted(row.getInt("position")),
                    row.getString("reason"),
                    row.getString("name")))
        .list();
  }

  record QueueSkipped(CaseId caseId, @Nullable String detail, Map<String, ?> payload)
      implements Act {
    @Override
    public String kind() {
      return "queue-skipped";
    }
  }
}
