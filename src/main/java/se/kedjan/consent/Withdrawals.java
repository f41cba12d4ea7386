package se.kedjan.consent;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.kedjan.access.CaseId;
import se.kedjan.access.CurrentActor;
import se.kedjan.access.Direction;
import se.kedjan.access.Party;
import se.kedjan.casefile.CaseClosed;
import se.kedjan.chain.UndecidedConsent;

/** Consents between parties that ended while the case was open, and what SOF decided then. */
@Repository
class Withdrawals implements UndecidedConsent {

  private final JdbcClient jdbc;
  private final CurrentActor currentActor;
  private final Clock clock;

  Withdrawals(JdbcClient jdbc, CurrentActor currentActor, Clock clock) {
    this.jdbc = jdbc;
    this.currentActor = currentActor;
    this.clock = clock;
  }

  void add(CaseId caseId, Direction direction, Consents.Event how) {
    jdbc.sql(
            "insert into kedjan.withdrawal (case_id, from_party, to_party, how, at) values (?, ?, ?, ?, ?)")
        .params(
            caseId.number(),
            direction.from().name(),
            direction.to().name(),
            how.word(),
            Timestamp.from(clock.instant()))
        .update();
  }

  /** Directions whose end SOF has not decided about, in the order they ended. */
  List<Direction> undecided(CaseId caseId) {
    return jdbc
        .sql(
            "select from_party, to_party from kedjan.withdrawal where case_id = ? and decided_at is null order by id")
        .param(caseId.number())
        .query(
            (row, n) ->
                new Direction(Party.valueOf(row.getString(1)), Party.valueOf(row.getString(2))))
        .list()
        .stream()
        .distinct()
        .toList();
  }

  @Override
  public boolean isUndecided(CaseId caseId, Direction direction) {
    return undecided(caseId).contains(direction);
  }

  /**
   * The case was closed before SOF decided: nothing is left to decide, here or in a later round.
   */
  @EventListener
  void on(CaseClosed closed) {
    decide(closed.caseId(), "caseClosed", null);
  }

  /** One decision for all that are undecided in the case. */
  void decide(CaseId caseId, String decision, @Nullable String note) {
    jdbc.sql(
            """
            update kedjan.withdrawal set decided_at = ?, decided_by = ?, decision = ?, note = ?
            where case_id = ? and decided_at is null
            """)
        .params(
            Timestamp.from(clock.instant()),
            currentActor.get().staffId(),
            decision,
            note,
            caseId.number())
        .update();
  }
}
