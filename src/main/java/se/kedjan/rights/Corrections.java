package se.kedjan.rights;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.kedjan.access.CaseId;
import se.kedjan.access.CurrentActor;
import se.kedjan.identity.IdentityVault;
import se.kedjan.responsibility.Act;

/** What was corrected, with what stood there before, and what the person objected to. */
@Repository
class Corrections {

  private final JdbcClient jdbc;
  private final CurrentActor currentActor;
  private final IdentityVault vault;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Corrections(
      JdbcClient jdbc,
      CurrentActor currentActor,
      IdentityVault vault,
      ApplicationEventPublisher events,
      Clock clock) {
    this.jdbc = jdbc;
    this.currentActor = currentActor;
    this.vault = vault;
    this.events = events;
    this.clock = clock;
  }

  void correct(
      CaseId caseId,
      String what,
      @Nullable Long submissionId,
      @Nullable String before,
      @Nullable String right,
      String reason) {
    jdbc.sql(
            """
            insert into kedjan.correction (case_id, what, submission_id, old_value, new_value, reason, recorded_by, party, recorded_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(1, caseId.number())
        .param(2, what)
        .param(3, submissionId, Types.BIGINT)
        .param(4, before, Types.VARCHAR)
        .param(5, right, Types.VARCHAR)
        .param(6, reason)
        .param(7, currentActor.get().staffId())
        .param(8, party())
        .param(9, Timestamp.from(clock.instant()))
        .update();
    events.publishEvent(new RightRecorded(caseId, "correction-made"));
  }

  void object(CaseId caseId, String objection, String reason) {
    jdbc.sql(
            "insert into kedjan.objection (case_id, objection, reason, recorded_by, party, recorded_at) values (?, ?, ?, ?, ?, ?)")
        .params(
            caseId.number(),
            objection,
            reason,
            currentActor.get().staffId(),
            party(),
            Timestamp.from(clock.instant()))
        .update();
    events.publishEvent(new RightRecorded(caseId, "objection-noted"));
  }

  /** Whole, for the person's extract: what lies sealed is opened. */
  List<Extract.Correction> of(CaseId caseId) {
    return jdbc.sql("select * from kedjan.correction where case_id = ? order by id")
        .param(caseId.number())
        .query(
            (row, n) ->
                new Extract.Correction(
                    row.getObject("submission_id", Long.class),
                    row.getString("what"),
                    opened(row, "old_value"),
                    opened(row, "new_value"),
                    row.getString("reason"),
                    row.getString("recorded_by"),
                    at(row)))
        .list();
  }

  List<Extract.Objection> objectionsOf(CaseId caseId) {
    return jdbc.sql("select * from kedjan.objection where case_id = ? order by id")
        .param(caseId.number())
        .query(
            (row, n) ->
                new Extract.Objection(
                    row.getString("objection"),
                    row.getString("reason"),
                    row.getString("recorded_by"),
                    at(row)))
        .list();
  }

  private @Nullable String opened(ResultSet row, String column) throws SQLException {
    var value = row.getString(column);
    return value != null
            && row.getObject("submission_id") == null
            && row.getString("what").equals("identityNumber")
        ? vault.open(value)
        : value;
  }

  private static Instant at(ResultSet row) throws SQLException {
    return row.getTimestamp("recorded_at").toInstant();
  }

  private String party() {
    var party = currentActor.get().party();
    if (party == null) {
      throw new IllegalStateException("Only the parties record");
    }
    return party.name();
  }

  record RightRecorded(CaseId caseId, String kind) implements Act {}
}
