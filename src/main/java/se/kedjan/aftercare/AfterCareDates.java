package se.kedjan.aftercare;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.casefile.CaseFiles;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.chain.Rules;

/** When the person is asked, counted from the end of the case and never past the consent. */
@Component
class AfterCareDates {

  private final AfterCareConsents consents;
  private final CaseFiles caseFiles;
  private final Rules rules;
  private final Clock clock;

  AfterCareDates(AfterCareConsents consents, CaseFiles caseFiles, Rules rules, Clock clock) {
    this.consents = consents;
    this.caseFiles = caseFiles;
    this.rules = rules;
    this.clock = clock;
  }

  /** The first time: as {@link #next}. */
  Map<ProcessVariable, Object> first(CaseId caseId) {
    return next(caseId, closedOn(caseId));
  }

  /**
   * Whether a time is left, its day, and the day on which the step for it ends by itself.
   *
   * @param last the day of the time before, which may have lapsed on the day of the next
   */
  Map<ProcessVariable, Object> next(CaseId caseId, LocalDate last) {
    return consents
        .standing(caseId)
        .flatMap(consent -> dates(caseId, closedOn(caseId), last, consent.until()))
        .orElse(Map.of(ProcessVariable.AFTER_CARE_LEFT, false));
  }

  private Optional<Map<ProcessVariable, Object>> dates(
      CaseId caseId, LocalDate closedOn, LocalDate last, LocalDate until) {
    return after(caseId, closedOn, last)
        .filter(day -> !day.isAfter(until))
        .map(
            day -> {
              var ends = until.plusDays(1);
              var lapses = after(caseId, closedOn, day).filter(ends::isAfter).orElse(ends);
              return Map.of(
                  ProcessVariable.AFTER_CARE_LEFT, true,
                  ProcessVariable.NEXT_AFTER_CARE_ON, Rules.timerOn(day),
                  ProcessVariable.AFTER_CARE_LAPSES_ON, Rules.timerOn(lapses));
            });
  }

  private LocalDate closedOn(CaseId caseId) {
    return caseFiles.closedOn(caseId).orElseGet(() -> LocalDate.now(clock));
  }

  private Optional<LocalDate> after(CaseId caseId, LocalDate closedOn, LocalDate day) {
    var activity = caseFiles.activityOf(caseId);
    return Stream.of(
            rules.dayAfter(closedOn, activity, "afterCareFirst"),
            rules.dayAfter(closedOn, activity, "afterCareSecond"),
            rules.dayAfter(closedOn, activity, "afterCareThird"))
        .filter(next -> next.isAfter(day))
        .min(LocalDate::compareTo);
  }
}
