package se.kedjan.pause;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import se.kedjan.access.CaseId;
import se.kedjan.access.CurrentActor;
import se.kedjan.access.Party;
import se.kedjan.casefile.CaseClosed;
import se.kedjan.casefile.CaseStopped;

@Repository
class Pauses {

  private final JdbcClient jdbc;
  private final CurrentActor currentActor;
  private final Clock clock;

  Pauses(JdbcClient jdbc, CurrentActor currentActor, Clock clock) {
    this.jdbc = jdbc;
    this.currentActor = currentActor;
    this.clock = clock;
  }

  /**
   * @param until the planned last day
   * @param longestTo past that day SOF is asked to think of closing
   */
  record Pause(
      String reason, LocalDate beganOn, LocalDate until, LocalDate longestTo, boolean placeKept) {}

  void begin(CaseId caseId, Pause pause, Party decidedBy) {
    jdbc.sql(
            """
            insert into kedjan.pause
              (case_id, reason, decided_by, began_on, until_day, longest_to, place_kept, began_at, began_by)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            caseId.number(),
            pause.reason(),
            decidedBy.name(),
            pause.beganOn(),
            pause.until(),
            pause.longestTo(),
            pause.placeKept(),
            Timestamp.from(clock.instant()),
            currentActor.get().staffId())
        .update();
  }

  /** The pause that goes on; none for a case whose participant left before there were pauses. */
  Optional<Pause> open(CaseId caseId) {
    return jdbc.sql("select * from kedjan.pause where case_id = ? and ended_on is null")
        .param(caseId.number())
        .query(
            (row, n) ->
                new Pause(
                    row.getString("reason"),
                    row.getObject("began_on", LocalDate.class),
                    row.getObject("until_day", LocalDate.class),
                    row.getObject("longest_to", LocalDate.class),
                    row.getBoolean("place_kept")))
        .optional();
  }

  void prolong(CaseId caseId, LocalDate until) {
    jdbc.sql("update kedjan.pause set until_day = ? where case_id = ? and ended_on is null")
        .params(until, caseId.number())
        .update();
  }

  /**
   * @param how {@code returned} or {@code closed}
   */
  void end(CaseId caseId, String how) {
    jdbc.sql(
            "update kedjan.pause set ended_on = ?, ended_how = ? where case_id = ? and ended_on is"
                + " null")
        .params(LocalDate.now(clock), how, caseId.number())
        .update();
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  void on(CaseStopped stopped) {
    end(stopped.caseId(), "closed");
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  void on(CaseClosed closed) {
    end(closed.caseId(), "closed");
  }
}
