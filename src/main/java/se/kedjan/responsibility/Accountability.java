package se.kedjan.responsibility;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import se.kedjan.access.CaseId;
import se.kedjan.access.CurrentActor;
import se.kedjan.access.Party;

/**
 * Which party answers for a case, from when to when: exactly one at every instant while the case is
 * open. It moves only when an offered handover is accepted (S0 «hitta vem som ska ha övergripande
 * ansvar»).
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Accountability {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final CurrentActor currentActor;
  private final ApplicationEventPublisher events;

  Accountability(
      JdbcClient jdbc, Clock clock, CurrentActor currentActor, ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.currentActor = currentActor;
    this.events = events;
  }

  /** A span in which one party was accountable; open-ended while it still is. */
  public record Interval(Party party, Instant from, @Nullable Instant to) {}

  /** The registering party answers for the case from now on. */
  public void begin(CaseId caseId, Party party) {
    open(caseId, party, clock.instant());
    publish(caseId, "accountability-began", party.name(), party);
  }

  /** Offers the case to another party; the offering party stays accountable until it accepts. */
  public void offer(CaseId caseId, Party to) {
    var from = current(caseId);
    if (from == to) {
      throw new IllegalStateException(to + " is accountable already");
    }
    jdbc.sql(
            "insert into kedjan.handover (case_id, from_party, to_party, offered_at, offered_by)"
                + " values (?, ?, ?, ?, ?)")
        .params(caseId.number(), from.name(), to.name(), now(), currentActor.get().staffId())
        .update();
    publish(caseId, "handover-offered", from + ">" + to, from);
  }

  /** The offered party takes the case over, now. */
  public void accept(CaseId caseId) {
    var handover = answer(caseId, true);
    var at = clock.instant();
    jdbc.sql("update kedjan.accountability set to_at = ? where case_id = ? and to_at is null")
        .params(Timestamp.from(at), caseId.number())
        .update();
    open(caseId, handover.to(), at);
    publish(caseId, "handover-accepted", handover.from() + ">" + handover.to(), handover.to());
  }

  /**
   * The party takes the case from one that may no longer be told of it, now. An offer that was open
   * is answered by that.
   */
  public void takeBack(CaseId caseId, Party to) {
    var from = current(caseId);
    jdbc.sql(
            "update kedjan.handover set answered_at = ?, answered_by = ?, accepted = (to_party = ?)"
                + " where case_id = ? and answered_at is null")
        .params(now(), currentActor.get().staffId(), to.name(), caseId.number())
        .update();
    var at = clock.instant();
    jdbc.sql("update kedjan.accountability set to_at = ? where case_id = ? and to_at is null")
        .params(Timestamp.from(at), caseId.number())
        .update();
    open(caseId, to, at);
    publish(caseId, "accountability-taken-back", from + ">" + to, to);
  }

  /** The offered party declines; the reason stands in the form that was submitted. */
  public void refuse(CaseId caseId) {
    var handover = answer(caseId, false);
    publish(caseId, "handover-refused", handover.from() + ">" + handover.to(), handover.to());
  }

  /** The offer no longer stands, since what it was about has ended. */
  public void withdraw(CaseId caseId) {
    var handover = answer(caseId, false);
    publish(caseId, "handover-lapsed", handover.from() + ">" + handover.to(), handover.from());
  }

  /** Nobody answers for a closed case; an offer still open lapses. */
  public void end(CaseId caseId) {
    jdbc.sql(
            "update kedjan.handover set answered_at = ?, answered_by = ?, accepted = false where"
                + " case_id = ? and answered_at is null")
        .params(now(), currentActor.get().staffId(), caseId.number())
        .update();
    var party = current(caseId);
    jdbc.sql("update kedjan.accountability set to_at = ? where case_id = ? and to_at is null")
        .params(now(), caseId.number())
        .update();
    publish(caseId, "accountability-ended", party.name(), party);
  }

  /** Whether a handover waits for its answer. */
  @Transactional(propagation = Propagation.SUPPORTS)
  public boolean isOffered(CaseId caseId) {
    return jdbc.sql(
            "select exists (select from kedjan.handover where case_id = ? and answered_at is null)")
        .param(caseId.number())
        .query(Boolean.class)
        .single();
  }

  /** Throws where nobody is accountable: the case is closed or was never begun. */
  public Party current(CaseId caseId) {
    return jdbc.sql("select party from kedjan.accountability where case_id = ? and to_at is null")
        .param(caseId.number())
        .query(String.class)
        .optional()
        .map(Party::valueOf)
        .orElseThrow(() -> new IllegalStateException("Nobody is accountable for this case"));
  }

  /** All intervals of the case, oldest first. */
  @Transactional(propagation = Propagation.SUPPORTS)
  public List<Interval> intervals(CaseId caseId) {
    return jdbc.sql(
            "select party, from_at, to_at from kedjan.accountability where case_id = ? order by"
                + " from_at, id")
        .param(caseId.number())
        .query(
            (row, n) ->
                new Interval(
                    Party.valueOf(row.getString(1)),
                    row.getTimestamp(2).toInstant(),
                    Optional.ofNullable(row.getTimestamp(3))
                        .map(Timestamp::toInstant)
                        .orElse(null)))
        .list();
  }

  private Handover answer(CaseId caseId, boolean accepted) {
    return jdbc.sql(
            """
            update kedjan.handover set answered_at = ?, answered_by = ?, accepted = ?
            where case_id = ? and answered_at is null returning from_party, to_party
            """)
        .params(now(), currentActor.get().staffId(), accepted, caseId.number())
        .query(
            (row, n) ->
                new Handover(Party.valueOf(row.getString(1)), Party.valueOf(row.getString(2))))
        .optional()
        .orElseThrow(() -> new IllegalStateException("No handover is offered for this case"));
  }

  private void open(CaseId caseId, Party party, Instant at) {
    jdbc.sql("insert into kedjan.accountability (case_id, party, from_at) values (?, ?, ?)")
        .params(caseId.number(), party.name(), Timestamp.from(at))
        .update();
  }

  private void publish(CaseId caseId, String kind, String detail, Party onBehalfOf) {
    events.publishEvent(new AccountabilityMoved(caseId, kind, detail, onBehalfOf));
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  private record Handover(Party from, Party to) {}

  record AccountabilityMoved(CaseId caseId, String kind, String detail, Party onBehalfOf)
      implements Act {}
}
