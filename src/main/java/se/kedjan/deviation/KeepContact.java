package se.kedjan.deviation;

import java.sql.Timestamp;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Direction;
import se.kedjan.access.Party;
import se.kedjan.casefile.CaseDates;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.consent.Consents;
import se.kedjan.forms.StepForm;
import se.kedjan.forms.Submission;
import se.kedjan.responsibility.Act;

/** SOF keeps in touch: people «vill komma tillbaka när de är redo» (S0). */
@Component
class KeepContact implements StepForm {

  private final CaseDates dates;
  private final Consents consents;
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;

  KeepContact(
      CaseDates dates, Consents consents, JdbcClient jdbc, ApplicationEventPublisher events) {
    this.dates = dates;
    this.consents = consents;
    this.jdbc = jdbc;
    this.events = events;
  }

  @Override
  public Category category() {
    return Category.DEVIATION;
  }

  @Override
  public Map<ProcessVariable, ?> submit(Submission s) {
    dates.requireHappened(
        s.caseId(), s.date("contactedOn"), "contactedOn", "Senaste kontakt eller kontaktförsök");
    jdbc.sql(
            """
            insert into kedjan.relapse_contact
              (case_id, contacted_on, contact, reentry, note, recorded_at, recorded_by)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            s.caseId().number(),
            s.date("contactedOn"),
            s.word("contact"),
            s.text("reentry"),
            s.text("contactNote"),
            Timestamp.from(s.at()),
            s.staff().value())
        .update();
    return switch (s.word("contact")) {
      case "returns" -> {
        events.publishEvent(
            new ContactSettled(s.caseId(), "participant-returned", s.text("reentry")));
        // What was agreed before the break may have ended since.
        yield Map.of(
            ProcessVariable.CONSENT_TO_AMF,
            consents.stands(s.caseId(), new Direction(Party.SOF, Party.AMF)));
      }
      case "ends" -> {
        events.publishEvent(new ContactSettled(s.caseId(), "contact-ended", null));
        yield Map.of(ProcessVariable.OUTCOME, "relapse");
      }
      default -> Map.of();
    };
  }

  record ContactSettled(CaseId caseId, String kind, @Nullable String detail) implements Act {}
}
