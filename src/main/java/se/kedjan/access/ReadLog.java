package se.kedjan.access;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Notes every reading of what is known of a person. In the transaction of the reading: where the
 * row cannot be written, nothing is shown.
 */
@Component
public class ReadLog {

  private static final String INSERT =
      """
      insert into kedjan.read_log (at, staff_id, party, unit, case_id, part, screen)
      select :at, :staff, :party, :unit, :case, :part, :screen
      """;

  /** Held against its erasure, which would otherwise leave the row of a reading behind. */
  private static final String OF_CASE = "from kedjan.case_file where number = :case for key share";

  private final JdbcClient jdbc;
  private final CurrentActor currentActor;
  private final Clock clock;

  ReadLog(JdbcClient jdbc, CurrentActor currentActor, Clock clock) {
    this.jdbc = jdbc;
    this.currentActor = currentActor;
    this.clock = clock;
  }

  /**
   * The signed-in person reads; the system's own readings leave no row.
   *
   * @param part what was read, as a stable word: the id of a form, {@code case}, {@code extract}
   * @param screen through what: {@code task}, {@code case-page}, {@code search} …
   */
  @Transactional
  public void read(CaseId caseId, String part, String screen) {
    note(caseId, part, screen);
  }

  /** As {@link #read(CaseId, String, String)}, of many at once. */
  @Transactional
  public void read(Collection<CaseId> cases, String part, String screen) {
    var actor = currentActor.get();
    if (actor.isSystem()) {
      return;
    }
    jdbc.sql(
            """
            insert into kedjan.read_log (at, staff_id, party, unit, case_id, part, screen)
            select ?, ?, ?, ?, n, ?, ? from unnest(?) n
            """)
        .param(1, Timestamp.from(clock.instant()))
        .param(2, actor.staffId())
        .param(3, actor.party() == null ? null : actor.party().name(), Types.VARCHAR)
        .param(4, actor.unit(), Types.VARCHAR)
        .param(5, part)
        .param(6, screen)
        .param(7, cases.stream().map(CaseId::number).toArray(String[]::new))
        .update();
  }

  /** The signed-in person looks for somebody by a number, which is not noted; hits are read. */
  @Transactional
  public void searched(String part, String screen) {
    note(null, part, screen);
  }

  private void note(@Nullable CaseId caseId, String part, String screen) {
    var actor = currentActor.get();
    if (actor.isSystem()) {
      return;
    }
    var noted =
        jdbc.sql(INSERT + (caseId == null ? "" : OF_CASE))
            .param("at", Timestamp.from(clock.instant()))
            .param("staff", actor.staffId())
            .param("party", actor.party() == null ? null : actor.party().name(), Types.VARCHAR)
            .param("unit", actor.unit(), Types.VARCHAR)
            .param("case", caseId == null ? null : caseId.number(), Types.VARCHAR)
            .param("part", part)
            .param("screen", screen)
            .update();
    if (noted == 0) {
      throw new CaseGone();
    }
  }
}
