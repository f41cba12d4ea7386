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
import se.kedjan.transition.TransitionReadiness;

/** Daily supervision lasts until something happens: relapse, readiness for more, discharge. */
@Component
class SuperviseParticipant implements StepForm {

  private final CaseDates dates;
  private final TransitionReadiness readiness;
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;

  SuperviseParticipant(
      CaseDates dates,
      TransitionReadiness readiness,
      JdbcClient jdbc,
      ApplicationEventPublisher events) {
    this.dates = dates;
    this.readiness = readiness;
    this.jdbc = jdbc;
    this.events = events;
  }

  @Override
  public Category category() {
    return Category.DEVIATION;
  }

  @Override
  public Map<ProcessVariable, ?> submit(Submission s) {
    dates.requireHappened(s.caseId(), s.date("happenedOn"), "happenedOn", "Datum");
    if ("ready".equals(s.word("participation"))) {
      readiness.require(s.caseId());
    }
    jdbc.sql(
            """
            insert into kedjan.participation_event
              (case_id, participation, happened_on, note, recorded_at, recorded_by)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(
            s.caseId().number(),
            s.word("participation"),
            s.date("happenedOn"),
            s.text("participationNote"),
            Timestamp.from(s.at()),
            s.staff().value())
        .update();
    if ("relapse".equals(s.word("participation"))) {
      events.publishEvent(new RelapseNoted(s.caseId()));
    }
    return Map.of();
  }
}
