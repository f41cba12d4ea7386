package se.kedjan.retention;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Each night: every case whose time is out goes, each by itself; one that fails stops no other. */
@Component("eraseDueCases")
class EraseDueCases implements JavaDelegate {

  private static final Logger LOG = LoggerFactory.getLogger(EraseDueCases.class);

  private final ClosedCases closedCases;
  private final ErasingCase erasingCase;
  private final JdbcClient jdbc;
  private final Clock clock;

  EraseDueCases(ClosedCases closedCases, ErasingCase erasingCase, JdbcClient jdbc, Clock clock) {
    this.closedCases = closedCases;
    this.erasingCase = erasingCase;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var today = LocalDate.now(clock);
    var erased = 0;
    var failed = 0;
    for (var closed : closedCases.all()) {
      if (!closed.isDue(today)) {
        continue;
      }
      try {
        if (erasingCase.erase(closed.caseId())) {
          erased++;
        }
      } catch (RuntimeException e) {
        failed++;
        // Without its message, which might hold what was typed.
        LOG.error(
            "{} could not be erased: {} at {}",
            closed.caseId(),
            e.getClass().getName(),
            e.getStackTrace()[0]);
      }
    }
    jdbc.sql("insert into kedjan.retention_run (at, erased, failed) values (?, ?, ?)")
        .params(Timestamp.from(clock.instant()), erased, failed)
        .update();
  }
}
