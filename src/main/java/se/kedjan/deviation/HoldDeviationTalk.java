package se.kedjan.deviation;

import java.util.Map;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseAccess;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.casefile.CaseDates;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.chain.Refusal;
import se.kedjan.forms.StepOfItem;
import se.kedjan.forms.Submission;

/** «Handledarna tar enskilt samtal» (S0), and raise it with SOF where it is needed and may be. */
@Component
class HoldDeviationTalk implements StepOfItem {

  private final Deviations deviations;
  private final CaseAccess access;
  private final CaseDates dates;

  HoldDeviationTalk(Deviations deviations, CaseAccess access, CaseDates dates) {
    this.deviations = deviations;
    this.access = access;
    this.dates = dates;
  }

  @Override
  public Category category() {
    return Category.DEVIATION;
  }

  @Override
  public Map<String, ?> prefill(CaseId caseId, long item) {
    return Map.of(
        "deviationText",
        deviations.text(caseId, item, Party.CORNER),
        "sofText",
        mayTell(caseId)
            ? "SOF får en uppgift att ta ställning till plan och stöd."
            : "Deltagaren har inte samtyckt till att Corner berättar om avvikelser för SOF. Den kan inte lyftas utan samtycke.");
  }

  @Override
  public Map<ProcessVariable, ?> submit(long item, Submission s) {
    dates.requireHappened(s.caseId(), s.day("talkOn"), "talkOn", "Samtalet hölls");
    if (s.day("talkOn").isBefore(deviations.happenedOn(s.caseId(), item))) {
      throw Refusal.badInput("talkOn", "Samtalet kan inte ligga före avvikelsen.");
    }
    var raised = s.isYes("deviationRaised");
    if (raised && !mayTell(s.caseId())) {
      throw Refusal.badInput(
          "deviationRaised",
          "Deltagaren har inte samtyckt till att Corner berättar om avvikelser för SOF. Svara nej,"
              + " eller anteckna samtycke först.");
    }
    deviations.talked(item, s, raised);
    return Map.of();
  }

  private boolean mayTell(CaseId caseId) {
    return access.mayRead(Party.SOF, caseId, Party.CORNER, Category.DEVIATION);
  }
}
