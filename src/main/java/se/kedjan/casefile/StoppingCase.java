package se.kedjan.casefile;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import se.kedjan.access.CaseId;
import se.kedjan.access.StaffId;
import se.kedjan.chain.Companions;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.chain.Refusal;
import se.kedjan.responsibility.CaseLock;
import se.kedjan.responsibility.OpenSteps;

/** The one way in which a case stops before its way is over, whoever learns of the reason. */
@Component
public class StoppingCase {

  private static final List<String> SUMMARIES =
      List.of(
          "Task_SummariseAndClose",
          "Task_SummariseAfterStop",
          "Task_SummariseAfterReturn",
          "Task_SummariseAfterWithdrawal");

  private final CaseFiles caseFiles;
  private final CaseLock caseLock;
  private final OpenSteps openSteps;
  private final Companions companions;
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  StoppingCase(
      CaseFiles caseFiles,
      CaseLock caseLock,
      OpenSteps openSteps,
      Companions companions,
      JdbcClient jdbc,
      ApplicationEventPublisher events,
      Clock clock) {
    this.caseFiles = caseFiles;
    this.caseLock = caseLock;
    this.openSteps = openSteps;
    this.companions = companions;
    this.jdbc = jdbc;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Stops the case, and SOF sums up; does nothing where it is closed or being summed up already.
   *
   * @param why a word of the process variable {@code stopReason}
   * @param day on which it happened, Stockholm date
   * @param by whose decision it was
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void stopUnlessBeingClosed(CaseId caseId, String why, LocalDate day, StaffId by) {
    caseLock.hold(caseId);
    if (caseFiles.isOpen(caseId) && !isBeingClosed(caseId)) {
      stop(new CaseStopped(caseId, why), day, null, clock.instant(), by);
    }
  }

  /** Whether SOF sums the case up. */
  public boolean isBeingClosed(CaseId caseId) {
    return openSteps.of(caseId).stream().anyMatch(step -> SUMMARIES.contains(step.step()));
  }

  /** Why the case was last stopped on the day or later: a word of {@code stopReason}. */
  Optional<String> lastReason(CaseId caseId, LocalDate since) {
    return jdbc.sql(
            "select reason from kedjan.case_stop where case_id = ? and recorded_at >= ? order by id desc limit 1")
        .params(caseId.number(), Timestamp.from(since.atStartOfDay(clock.getZone()).toInstant()))
        .query(String.class)
        .optional();
  }

  /** The caller holds the case, and has seen that it is open. */
  @Transactional(propagation = Propagation.MANDATORY)
  void stop(CaseStopped stopped, LocalDate day, @Nullable String note, Instant at, StaffId by) {
    jdbc.sql(
            """
            insert into kedjan.case_stop (case_id, reason, happened_on, note, recorded_at, recorded_by)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(stopped.caseId().number(), stopped.why(), day, note, Timestamp.from(at), by.value())
        .update();
    events.publishEvent(stopped);
    if (!companions.tellIfAwaited(
        stopped.caseId(), "CaseStopped", Map.of(ProcessVariable.STOP_REASON, stopped.why()))) {
      throw Refusal.conflict("Ärendet går inte att stoppa här. Kontakta processägaren.");
    }
  }
}
