package se.kedjan.access;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.Collection;
import java.util.Set;
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
      insert into kedjan.read_log (at, staff_id, party, unit, part, screen, case_id)
      select :at, :staff, :party, :unit, :part, :screen, """;

  /** Held against their erasure, which would otherwise leave the row of a reading behind. */
  private static final String OF_CASES =
      "number from (select number from kedjan.case_file where number = any(:cases) order by number for key share) c";

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
    read(Set.of(caseId), part, screen);
  }

  /** As {@link #read(CaseId, String, String)}, of many at once. */
  @Transactional
  public void read(Collection<CaseId> cases, String part, String screen) {
    var numbers = cases.stream().map(CaseId::number).distinct().toArray(String[]::new);
    if (numbers.length > 0 && note(OF_CASES, numbers, part, screen) < numbers.length) {
      throw new CaseGone();
    }
  }

  /** The signed-in person looks for somebody by a number, which is not noted; hits are read. */
  @Transactional
  public void searched(String part, String screen) {
    note("null", new String[0], part, screen);
  }

  private int note(String ofCases, String[] cases, String part, String screen) {
    var actor = currentActor.get();
    if (actor.isSystem()) {
      return cases.length;
    }
    return jdbc.sql(INSERT + " " + ofCases)
        .param("at", Timestamp.from(clock.instant()))
        .param("staff", actor.staffId())
        .param("party", actor.party() == null ? null : actor.party().name(), Types.VARCHAR)
        .param("unit", actor.unit(), Types.VARCHAR)
        .param("part", part)
        .param("screen", screen)
        .param("cases", cases)
        .update();
  }
}
