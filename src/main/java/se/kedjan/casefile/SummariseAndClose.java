package se.kedjan.casefile;

import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.forms.StepForm;
import se.kedjan.forms.Submission;

/** Step 21: was each purpose of the referral met, and what was avoided (S1, S0). */
@Component
class SummariseAndClose implements StepForm {

  private final Purposes purposes;
  private final CaseDates dates;
  private final ParticipantIdentities identities;
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;

  SummariseAndClose(
      Purposes purposes,
      CaseDates dates,
      ParticipantIdentities identities,
      JdbcClient jdbc,
      ApplicationEventPublisher events) {
    this.purposes = purposes;
    this.dates = dates;
    this.identities = identities;
    this.jdbc = jdbc;
    this.events = events;
  }

  @Override
  public Category category() {
    return Category.WELLBEING;
  }

  @Override
  public Map<String, ?> prefill(CaseId caseId) {
    var prefill = new HashMap<String, String>(purposes.answered(caseId));
    prefill.put("identityText", identities.shown(caseId));
    prefill.put("purposesText", purposes.text(caseId));
    return prefill;
  }

  @Override
  public Map<ProcessVariable, ?> submit(Submission s) {
    dates.requireHappened(s.caseId(), s.date("closedOn"), "closedOn", "Deltagandet slutade");
    jdbc.sql(
            """
            insert into kedjan.closing_summary
              (case_id, on_day, sober_hours, prevent_lvm, prevent_placement, housing, next_step, avoided, summary)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            s.caseId().number(),
            s.date("closedOn"),
            s.text("purposeSoberHours"),
            s.text("purposePreventLvm"),
            s.text("purposePreventPlacement"),
            s.text("purposeHousing"),
            s.text("purposeNextStep"),
            s.text("avoided"),
            s.text("summary"))
        .update();
    events.publishEvent(new SummaryGiven(s.caseId(), s));
    return Map.of();
  }
}
