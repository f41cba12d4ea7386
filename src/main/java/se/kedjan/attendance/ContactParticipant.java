package se.kedjan.attendance;

import java.util.Map;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.casefile.CaseDates;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.forms.StepForm;
import se.kedjan.forms.Submission;

/** After repeated absence: Corner gets in touch before anybody decides anything. */
@Component
class ContactParticipant implements StepForm {

  private final AbsenceLadder ladder;
  private final CaseDates dates;

  ContactParticipant(AbsenceLadder ladder, CaseDates dates) {
    this.ladder = ladder;
    this.dates = dates;
  }

  @Override
  public Category category() {
    return Category.DEVIATION;
  }

  @Override
  public Map<String, ?> prefill(CaseId caseId) {
    return Map.of("absenceText", ladder.told(caseId));
  }

  @Override
  public Map<ProcessVariable, ?> submit(Submission s) {
    var day = s.day("contactedOn");
    dates.requireHappened(s.caseId(), day, "contactedOn", "Kontakt eller försök");
    ladder.note(s, "contact", day, s.word("reached"), s.text("absenceNote"));
    return Map.of();
  }
}
