package se.kedjan.consent;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.consent.ObtainingConsent.Question;
import se.kedjan.forms.StepForm;
import se.kedjan.forms.Submission;

/** What Corner may tell the others; at a return the earlier answers are there. */
@Component
class ObtainConsentCorner implements StepForm {

  private static final List<Question> QUESTIONS =
      List.of(
          new Question("cornerToSof", "cornerToSofCategories", Party.SOF),
          new Question("cornerToAmf", "cornerToAmfCategories", Party.AMF));

  private final ObtainingConsent obtaining;

  ObtainConsentCorner(ObtainingConsent obtaining) {
    this.obtaining = obtaining;
  }

  @Override
  public Category category() {
    return Category.CONTACT;
  }

  @Override
  public Map<String, ?> prefill(CaseId caseId) {
    return obtaining.prefill(caseId, Party.CORNER, QUESTIONS);
  }

  @Override
  public Map<ProcessVariable, ?> submit(Submission s) {
    obtaining.take(s, Party.CORNER, QUESTIONS);
    return Map.of();
  }
}
