package se.kedjan.retention;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.chain.AskingRules;

/** What will go, and when. Case numbers and days; nothing of whom they are about. */
@Component
public class Retention {

  private final ClosedCases closedCases;
  private final AskingRules asking;
  private final JdbcClient jdbc;
  private final Clock clock;

  Retention(ClosedCases closedCases, AskingRules asking, JdbcClient jdbc, Clock clock) {
    this.closedCases = closedCases;
    this.asking = asking;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * @param goesOn the night it goes, holds aside
   * @param heldUntil the last day of a hold in force
   */
  public record Going(CaseId caseId, LocalDate goesOn, @Nullable LocalDate heldUntil) {}

  /**
   * @param erased cases that went
   * @param failed cases that should have gone and did not
   */
  public record Night(Instant at, int erased, int failed) {}

  /**
   * @param going closed cases that go within a year or are on hold, by the day they go
   * @param later closed cases that go after that
   * @param protectedCases of both kinds, with protected identity: counted and not listed
   * @param nights the last thirty
   */
  public record Preview(List<Going> going, int later, int protectedCases, List<Night> nights) {}

  public Preview preview() {
    var until = LocalDate.now(clock).plusYears(1);
    var number = closedCases.number();
    var going =
        asking.ask(() -> closedCases.goingBy(until)).stream()
            .filter(c -> !c.isProtected())
            .map(c -> new Going(c.caseId(), c.goesOn(), c.heldUntil()))
            .toList();
    return new Preview(
        going,
        number.closed() - number.protectedCases() - going.size(),
        number.protectedCases(),
        nights());
  }

  private List<Night> nights() {
    return jdbc.sql("select at, erased, failed from kedjan.retention_run order by id desc limit 30")
        .query((row, n) -> new Night(row.getTimestamp(1).toInstant(), row.getInt(2), row.getInt(3)))
        .list();
  }
}
