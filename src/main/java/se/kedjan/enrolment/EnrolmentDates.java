package se.kedjan.enrolment;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.casefile.CaseDates;
import se.kedjan.chain.Refusal;

/** From when a participant is followed. */
@Component
public class EnrolmentDates {

  private final CaseDates dates;
  private final JdbcClient jdbc;

  EnrolmentDates(CaseDates dates, JdbcClient jdbc) {
    this.dates = dates;
    this.jdbc = jdbc;
  }

  /** The first enrolment: who comes back keeps the dates counted from it. Stockholm date. */
  public Optional<LocalDate> first(CaseId caseId) {
    return jdbc.sql("select min(enrolled_on) from kedjan.enrolment where case_id = ?")
        .param(caseId.number())
        .query((row, n) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
        .single();
  }

  /** Refuses a day after today, or before the participant was enrolled. */
  public void requireSince(CaseId caseId, @Nullable LocalDate day, String field, String label) {
    dates.requireHappened(caseId, day, field, label);
    first(caseId)
        .filter(enrolled -> day != null && day.isBefore(enrolled))
        .ifPresent(
            enrolled -> {
              throw Refusal.badInput(
                  field,
                  "Fältet «%s» kan inte ligga före %s, då deltagaren skrevs in."
                      .formatted(label, enrolled));
            });
  }
}
