package se.kedjan.casefile;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseAccess;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.chain.Companions;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.chain.Refusal;
import se.kedjan.forms.StartForm;
import se.kedjan.forms.Submission;
import se.kedjan.responsibility.CaseLock;
import se.kedjan.responsibility.OpenSteps;

/**
 * At any time, by whichever party learns of it: the person has died, moved, declines, never came,
 * or the agreement has ended. After a death everything stops silently and at once.
 */
@Component
class StopCase implements StartForm {

  private static final List<String> SUMMARIES =
      List.of(
          "Task_SummariseAndClose",
          "Task_SummariseAfterStop",
          "Task_SummariseAfterReturn",
          "Task_SummariseAfterWithdrawal");

  private final CaseAccess access;
  private final CaseFiles caseFiles;
  private final CaseDates dates;
  private final CaseLock caseLock;
  private final OpenSteps openSteps;
  private final Companions companions;
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;

  StopCase(
      CaseAccess access,
      CaseFiles caseFiles,
      CaseDates dates,
      CaseLock caseLock,
      OpenSteps openSteps,
      Companions companions,
      JdbcClient jdbc,
      ApplicationEventPublisher events) {
    this.access = access;
    this.caseFiles = caseFiles;
    this.dates = dates;
    this.caseLock = caseLock;
    this.openSteps = openSteps;
    this.companions = companions;
    this.jdbc = jdbc;
    this.events = events;
  }

  @Override
  public Category category() {
    return Category.PARTICIPATION;
  }

  @Override
  public Started submit(Submission s) {
    var caseId = theirs(s);
    caseLock.hold(caseId);
    if (!caseFiles.isOpen(caseId)) {
      throw Refusal.conflict("Ärendet är redan avslutat.");
    }
    var stopped = new CaseStopped(caseId, s.word("stopReason"));
    if (!stopped.isDeath() && isBeingClosed(caseId)) {
      throw Refusal.conflict("Ärendet avslutas redan: SOF summerar det.");
    }
    dates.requireHappened(caseId, s.day("stoppedOn"), "stoppedOn", "Datum");
    keep(s, stopped, s.day("stoppedOn"));
    events.publishEvent(stopped);
    if (!companions.tellIfAwaited(
        caseId, "CaseStopped", Map.of(ProcessVariable.STOP_REASON, stopped.why()))) {
      throw Refusal.conflict("Ärendet går inte att stoppa här. Kontakta processägaren.");
    }
    return new Started(caseId, Map.of(ProcessVariable.ACTIVITY, caseFiles.activityOf(caseId)));
  }

  private void keep(Submission s, CaseStopped stopped, LocalDate on) {
    jdbc.sql(
            """
            insert into kedjan.case_stop (case_id, reason, happened_on, note, recorded_at, recorded_by)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(
            stopped.caseId().number(),
            stopped.why(),
            on,
            stopped.isDeath() ? null : s.text("stopNote"),
            Timestamp.from(s.at()),
            s.staff().value())
        .update();
  }

  private boolean isBeingClosed(CaseId caseId) {
    return openSteps.of(caseId).stream().anyMatch(step -> SUMMARIES.contains(step.step()));
  }

  private CaseId theirs(Submission s) {
    var number = s.word("caseNumber");
    if (!CaseId.isValid(number) || !access.reaches(s.actor(), new CaseId(number))) {
      // One sentence for all, so that nobody learns which case numbers there are.
      throw Refusal.badInput("caseNumber", "Ärendet finns inte, eller är inte ditt.");
    }
    return new CaseId(number);
  }
}
