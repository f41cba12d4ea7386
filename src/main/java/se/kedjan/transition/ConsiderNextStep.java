package se.kedjan.transition;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.calendar.ClockConfiguration;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.chain.Rules;
import se.kedjan.forms.StepForm;
import se.kedjan.forms.Submission;

/** The guideline's time has passed: SOF asks AMF for an assessment, or says why not yet (S0). */
@Component
class ConsiderNextStep implements StepForm {

  private final DrugFreeSince drugFreeSince;
  private final TransitionReadiness readiness;
  private final NextStepReminder reminder;
  private final JdbcClient jdbc;

  ConsiderNextStep(
      DrugFreeSince drugFreeSince,
      TransitionReadiness readiness,
      NextStepReminder reminder,
      JdbcClient jdbc) {
    this.drugFreeSince = drugFreeSince;
    this.readiness = readiness;
    this.reminder = reminder;
    this.jdbc = jdbc;
  }

  @Override
  public Category category() {
    return Category.WORK;
  }

  @Override
  public Map<String, ?> prefill(CaseId caseId) {
    return Map.of(
        "drugFreeSinceText",
        drugFreeSince
            .knownTo(Party.SOF, caseId)
            .map(known -> known.since().toString())
            .orElse("visas inte, omfattas inte av samtycket till SOF"));
  }

  @Override
  public Map<ProcessVariable, ?> submit(Submission s) {
    if ("raised".equals(s.word("nextStep"))) {
      readiness.require(s.caseId());
    }
    jdbc.sql(
            """
            insert into kedjan.next_step_consideration
              (case_id, on_day, next_step, reason, recorded_at, recorded_by)
            values (?, ?, ?, ?, ?, ?)
            """)
        .param(1, s.caseId().number())
        .param(2, LocalDate.ofInstant(s.at(), ClockConfiguration.ZONE))
        .param(3, s.word("nextStep"))
        .param(4, s.text("notYetReason"), Types.VARCHAR)
        .param(5, Timestamp.from(s.at()))
        .param(6, s.staff().value())
        .update();
    return Map.of(ProcessVariable.NEXT_STEP_DUE_ON, Rules.timerOn(reminder.nextTime(s.caseId())));
  }
}
