package se.kedjan.deviation;

import java.util.Map;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.casefile.CaseFiles;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.chain.Refusal;
import se.kedjan.forms.StepOfItem;
import se.kedjan.forms.Submission;

/** Corner changes what was agreed; the participant stays. */
@Component
class ChangePlanAndSupport implements StepOfItem {

  private final Deviations deviations;
  private final CaseFiles caseFiles;

  ChangePlanAndSupport(Deviations deviations, CaseFiles caseFiles) {
    this.deviations = deviations;
    this.caseFiles = caseFiles;
  }

  @Override
  public Category category() {
    return Category.DEVIATION;
  }

  @Override
  public Map<String, ?> prefill(CaseId caseId, long item) {
    return Map.of(
        "deviationText", deviations.text(caseId, item, Party.CORNER),
        "sofNoteText", deviations.sofNote(caseId, item));
  }

  @Override
  public Map<ProcessVariable, ?> submit(long item, Submission s) {
    if (s.day("changedOn").isBefore(caseFiles.registeredOn(s.caseId()))) {
      throw Refusal.badInput(
          "changedOn", "Planen kan inte ändras före det att ärendet registrerades.");
    }
    deviations.changed(item, s);
    return Map.of();
  }
}
