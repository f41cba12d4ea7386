package se.kedjan.deviation;

import java.sql.Timestamp;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.kedjan.access.Category;
import se.kedjan.casefile.CaseDates;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.forms.StepForm;
import se.kedjan.forms.Submission;

/** «Handledarna tar enskilt samtal» (S0); the participant stays, or wants a pause. */
@Component
class HoldIndividualTalk implements StepForm {

  private final CaseDates dates;
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;

  HoldIndividualTalk(CaseDates dates, JdbcClient jdbc, ApplicationEventPublisher events) {
    this.dates = dates;
    this.jdbc = jdbc;
    this.events = events;
  }

  @Override
  public Category category() {
    return Category.DEVIATION;
  }

  @Override
  public Map<ProcessVariable, ?> submit(Submission s) {
    dates.requireHappened(s.caseId(), s.date("talkOn"), "talkOn", "Samtalet hölls");
    jdbc.sql(
            """
            insert into kedjan.individual_talk
              (case_id, talk_on, raised_with_sof, after_talk, changed_plan, note, recorded_at, recorded_by)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            s.caseId().number(),
            s.date("talkOn"),
            s.isYes("raisedWithSof"),
            s.word("afterTalk"),
            s.text("changedPlan"),
            s.text("talkNote"),
            Timestamp.from(s.at()),
            s.staff().value())
        .update();
    if ("leaves".equals(s.word("afterTalk"))) {
      events.publishEvent(new LeftAfterRelapse(s.caseId()));
    }
    return Map.of();
  }
}
