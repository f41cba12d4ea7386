package se.kedjan.notification;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.kedjan.access.CaseId;
import se.kedjan.access.Direction;
import se.kedjan.access.Party;
import se.kedjan.access.StaffId;

/** What parties were alerted about, and who confirmed it for them. */
@Repository
class Alerts {

  private final JdbcClient jdbc;
  private final Clock clock;

  Alerts(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * @param ended who may no longer tell whom, where access ended; else the participant has left
   */
  record Alert(Optional<Direction> ended) {}

  long add(CaseId caseId, Party party, @Nullable Direction ended) {
    return jdbc.sql(
            """
            insert into kedjan.alert (case_id, party, kind, from_party, to_party, at)
            values (?, ?, ?, ?, ?, ?) returning id
            """)
        .params(
            caseId.number(),
            party.name(),
            ended == null ? "left" : "accessEnded",
            ended == null ? null : ended.from().name(),
            ended == null ? null : ended.to().name(),
            Timestamp.from(clock.instant()))
        .query(Long.class)
        .single();
  }

  /** Oldest first. */
  List<Alert> unconfirmed(CaseId caseId, Party party) {
    return jdbc.sql(
            "select from_party, to_party from kedjan.alert where case_id = ? and party = ? and confirmed_at is null order by id")
        .params(caseId.number(), party.name())
        .query(
            (row, n) ->
                new Alert(
                    Direction.parse(row.getString("from_party") + ">" + row.getString("to_party"))))
        .list();
  }

  void confirm(CaseId caseId, Party party, StaffId by) {
    jdbc.sql(
            """
            update kedjan.alert set confirmed_at = ?, confirmed_by = ?
            where case_id = ? and party = ? and confirmed_at is null
            """)
        .params(Timestamp.from(clock.instant()), by.value(), caseId.number(), party.name())
        .update();
  }

  /** From now on nothing is sent about the case. */
  void silence(CaseId caseId) {
    jdbc.sql("insert into kedjan.silent_case (case_id, since) values (?, ?) on conflict do nothing")
        .params(caseId.number(), LocalDate.now(clock))
        .update();
  }

  /** The participant had not died: what happens from now on is told as before. */
  void unsilence(CaseId caseId) {
    jdbc.sql("delete from kedjan.silent_case where case_id = ?").param(caseId.number()).update();
  }

  boolean isSilent(CaseId caseId) {
    return jdbc.sql("select exists (select 1 from kedjan.silent_case where case_id = ?)")
        .param(caseId.number())
        .query(Boolean.class)
        .single();
  }

  /** The party's heads of unit today, those kept from the case left out. */
  List<StaffId> heads(CaseId caseId, Party party) {
    return jdbc.sql(
            """
            select distinct m.staff_id from kedjan.staff_membership m join kedjan.unit u on u.id = m.unit_id
            where m.head and u.party = :party and m.valid_from <= :today and (m.valid_to is null or m.valid_to >= :today)
              and not kedjan.kept_from(m.staff_id, :case) order by m.staff_id
            """)
        .param("party", party.name())
        .param("case", caseId.number())
        .param("today", LocalDate.now(clock))
        .query((row, n) -> new StaffId(row.getString(1)))
        .list();
  }
}
