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

  /**
   * The first enrolment of the round: who comes back from a pause keeps the dates counted from it,
   * and who has come back after the end begins anew. Stockholm date.
   */
  public Optional<LocalDate> first(CaseId caseId) {
    return jdbc.sql(
            """
            select coalesce(
              min(e.enrolled_on) filter (where r.day is null or e.enrolled_on >= r.day), max(r.day))
            from kedjan.enrolment e
            cross join (select max(reopened_on) as day from kedjan.case_round where case_id = :case) r
            where e.case_id = :case
            """)
        .param("case", caseId.number())
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
