package se.kedjan.deviation;

import java.sql.Timestamp;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.kedjan.access.Category;
import se.kedjan.casefile.CaseDates;
import se.kedjan.casefile.CaseFiles;
import se.kedjan.chain.Consequence.Kind;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.chain.Refusal;
import se.kedjan.chain.Rules;
import se.kedjan.forms.StepForm;
import se.kedjan.forms.Submission;
import se.kedjan.transition.TransitionReadiness;

/** Daily supervision lasts until something happens: relapse, readiness, pause, discharge. */
@Component
class SuperviseParticipant implements StepForm {

  private final CaseDates dates;
  private final CaseFiles caseFiles;
  private final TransitionReadiness readiness;
  private final Rules rules;
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;

  SuperviseParticipant(
      CaseDates dates,
      CaseFiles caseFiles,
      TransitionReadiness readiness,
      Rules rules,
      JdbcClient jdbc,
      ApplicationEventPublisher events) {
    this.dates = dates;
    this.caseFiles = caseFiles;
    this.readiness = readiness;
    this.rules = rules;
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
    switch (s.word("participation")) {
      case "ready" -> readiness.require(s.caseId());
      case "pause" -> requireConsequence(s, Kind.PAUSE);
      case "discharge" -> requireConsequence(s, Kind.ENDING);
      default -> {}
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
    return Map.of(ProcessVariable.SOF_HEARD, false);
  }

  private void requireConsequence(Submission s, Kind kind) {
    if (rules
        .consequence(caseFiles.activityOf(s.caseId()), kind, s.word("leavingReason"))
        .isEmpty()) {
      throw Refusal.badInput(
          "leavingReason",
          kind == Kind.PAUSE
              ? "Det skälet leder inte till paus. Välj ett annat skäl, eller utskrivning."
              : "Det skälet leder inte till utskrivning. Välj ett annat skäl.");
    }
  }
}
