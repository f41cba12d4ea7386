package se.kedjan.aftercare;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Party;
import se.kedjan.casefile.CaseDates;
import se.kedjan.casefile.CaseFiles;
import se.kedjan.chain.Refusal;
import se.kedjan.forms.Submission;

/** The answers of one time, by whichever party asked, told to the parties that may know. */
@Component
class FollowingUpAfterClosure {

  private final AfterCareConsents consents;
  private final CaseFiles caseFiles;
  private final CaseDates dates;
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;

  FollowingUpAfterClosure(
      AfterCareConsents consents,
      CaseFiles caseFiles,
      CaseDates dates,
      JdbcClient jdbc,
      ApplicationEventPublisher events) {
    this.consents = consents;
    this.caseFiles = caseFiles;
    this.dates = dates;
    this.jdbc = jdbc;
    this.events = events;
  }

  Map<String, ?> prefill(CaseId caseId) {
    return consents
        .standing(caseId)
        .map(
            consent ->
                Map.of(
                    "afterCareUntilText",
                    consent.until().toString(),
                    "afterCareReceiversText",
                    receivers(consent).stream()
                        .map(Party::laneName)
                        .collect(Collectors.joining(", "))))
        .orElse(Map.of());
  }

  void submit(Submission s) {
    var caseId = s.caseId();
    var consent =
        consents
            .standing(caseId)
            .orElseThrow(
                () ->
                    Refusal.conflict(
                        "Samtycket till uppföljning gäller inte längre. Uppdatera listan."));
    requireAfterEnd(caseId, s.date("checkedOn"), "checkedOn", "Uppföljningen gjordes");
    jdbc.sql(
            """
            insert into kedjan.after_care_check
              (case_id, party, checked_on, reached, work, sobriety, housing, note, recorded_at, recorded_by)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(1, caseId.number())
        .param(2, String.valueOf(s.actor().party()))
        .param(3, s.day("checkedOn"))
        .param(4, s.isYes("reached"))
        .param(5, s.text("workNow"), Types.VARCHAR)
        .param(6, s.text("sobrietyNow"), Types.VARCHAR)
        .param(7, s.text("housingNow"), Types.VARCHAR)
        .param(8, s.text("afterCareNote"), Types.VARCHAR)
        .param(9, Timestamp.from(s.at()))
        .param(10, s.staff().value())
        .update();
    if (Boolean.FALSE.equals(s.yes("afterCareGoesOn"))) {
      consents.end(caseId, "withdrawn", s);
      events.publishEvent(new AfterCareEnded(caseId));
    } else {
      receivers(consent).stream()
          .filter(party -> party != s.actor().party())
          .forEach(party -> events.publishEvent(new AfterCareTold(caseId, party)));
    }
  }

  /** Refuses a day to come, or before the case was closed. */
  void requireAfterEnd(CaseId caseId, @Nullable LocalDate day, String field, String label) {
    caseFiles
        .closedOn(caseId)
        .filter(closed -> day != null && day.isBefore(closed))
        .ifPresent(
            closed -> {
              throw Refusal.badInput(
                  field,
                  "Fältet «%s» kan inte ligga före %s, då ärendet avslutades."
                      .formatted(label, closed));
            });
    dates.requireHappened(caseId, day, field, label);
  }

  private static List<Party> receivers(AfterCareConsents.Standing consent) {
    return Arrays.stream(Party.values()).filter(consent::tells).toList();
  }
}
