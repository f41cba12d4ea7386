package se.kedjan.casefile;

import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.chain.Refusal;

/** What dates of a case may be. An absent date is left to the form's own rules. */
@Component
public class CaseDates {

  private final CaseFiles caseFiles;
  private final Clock clock;

  CaseDates(CaseFiles caseFiles, Clock clock) {
    this.caseFiles = caseFiles;
    this.clock = clock;
  }

  /** Refuses a day after today or before the case was registered. */
  public void requireHappened(CaseId caseId, @Nullable LocalDate day, String field, String label) {
    if (day == null) {
      return;
    }
    if (day.isAfter(LocalDate.now(clock))) {
      throw Refusal.badInput(field, "Fältet «%s» kan inte ligga i framtiden.".formatted(label));
    }
    var registered = caseFiles.registeredOn(caseId);
    if (day.isBefore(registered)) {
      throw Refusal.badInput(
          field,
          "Fältet «%s» kan inte ligga före %s, då ärendet registrerades."
              .formatted(label, registered));
    }
  }

  /** Refuses a day before today. */
  public void requirePlanned(@Nullable LocalDate day, String field, String label) {
    if (day != null && day.isBefore(LocalDate.now(clock))) {
      throw Refusal.badInput(field, "Fältet «%s» kan inte ligga i det förflutna.".formatted(label));
    }
  }
}
