package se.kedjan.escalation;

import java.sql.Timestamp;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.forms.Submission;
import se.kedjan.responsibility.Act;

/** Keeps which measure was taken about which late steps. */
@Component
class SecuringStep {

  private final LateSteps lateSteps;
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;

  SecuringStep(LateSteps lateSteps, JdbcClient jdbc, ApplicationEventPublisher events) {
    this.lateSteps = lateSteps;
    this.jdbc = jdbc;
    this.events = events;
  }

  void secure(Submission s, String group) {
    jdbc.sql(
            """
            insert into kedjan.secured_step
              (case_id, secured_as, steps, measure, note, recorded_at, recorded_by)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            s.caseId().number(),
            group,
            lateSteps.elementsFor(s.caseId(), group).toArray(String[]::new),
            s.word("measure"),
            s.text("measureNote"),
            Timestamp.from(s.at()),
            s.staff().value())
        .update();
    events.publishEvent(new StepSecured(s.caseId(), s.step(), s.taskId(), s.word("measure")));
  }

  record StepSecured(CaseId caseId, String step, @Nullable String taskId, String detail)
      implements Act {
    @Override
    public String kind() {
      return "step-secured";
    }
  }
}
