package se.kedjan.aftercare;

import java.util.EnumMap;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import se.kedjan.access.CaseId;
import se.kedjan.access.Party;
import se.kedjan.casefile.CaseClosed;
import se.kedjan.casefile.CaseFiles;
import se.kedjan.casefile.CaseReopened;
import se.kedjan.casefile.SummaryGiven;
import se.kedjan.chain.Companions;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.chain.Rules;
import se.kedjan.responsibility.Accountability;
import se.kedjan.responsibility.Act;

/**
 * The person is asked at the end, and the process starts where they agree and the end calls for it.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class BeginningAfterCare {

  private static final String SOF = "sof";
  private static final String AMF = "amf";

  private final AfterCareConsents consents;
  private final AfterCareDates dates;
  private final CaseFiles caseFiles;
  private final Accountability accountability;
  private final Companions companions;
  private final Rules rules;
  private final ApplicationEventPublisher events;

  BeginningAfterCare(
      AfterCareConsents consents,
      AfterCareDates dates,
      CaseFiles caseFiles,
      Accountability accountability,
      Companions companions,
      Rules rules,
      ApplicationEventPublisher events) {
    this.consents = consents;
    this.dates = dates;
    this.caseFiles = caseFiles;
    this.accountability = accountability;
    this.companions = companions;
    this.rules = rules;
    this.events = events;
  }

  @EventListener
  void on(SummaryGiven summary) {
    if (summary.form().yes("afterCareConsent") != null) {
      consents.note(summary.caseId(), summary.form());
    }
  }

  /** Whoever is back is followed up as the others are. */
  @EventListener
  void on(CaseReopened reopened) {
    companions.tellIfAwaited(reopened.caseId(), "AfterCareStopped", Map.of());
  }

  @EventListener
  void on(CaseClosed closed) {
    var caseId = closed.caseId();
    var activity = caseFiles.activityOf(caseId);
    var by = rules.afterCareBy(activity, closed.endState().name()).orElse("nobody");
    var next = dates.first(caseId);
    if (by.equals("nobody") || !next.get(ProcessVariable.AFTER_CARE_LEFT).equals(true)) {
      return;
    }
    var variables = new EnumMap<ProcessVariable, Object>(next);
    variables.put(ProcessVariable.ACTIVITY, activity);
    variables.put(ProcessVariable.AFTER_CARE_BY, by.equals(AMF) && isAmfs(caseId) ? AMF : SOF);
    companions.start(caseId, "AfterCareBegun", variables);
    events.publishEvent(new AfterCareBegun(caseId));
  }

  /** AMF asks whom it has answered for, where it may know and has somebody who can. */
  private boolean isAmfs(CaseId caseId) {
    return caseFiles.namedFor(caseId, Party.AMF).isPresent()
        && consents.allows(caseId, Party.SOF, Party.AMF)
        && accountability.intervals(caseId).stream().anyMatch(i -> i.party() == Party.AMF);
  }

  record AfterCareBegun(CaseId caseId) implements Act {
    @Override
    public String kind() {
      return "after-care-begun";
    }
  }
}
