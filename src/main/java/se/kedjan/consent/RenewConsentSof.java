package se.kedjan.consent;

import java.util.Map;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.forms.StepForm;
import se.kedjan.forms.Submission;

/** A consent that SOF has taken ends soon. */
@Component
class RenewConsentSof implements StepForm {

  private final RenewingConsent renewing;

  RenewConsentSof(RenewingConsent renewing) {
    this.renewing = renewing;
  }

  @Override
  public Category category() {
    return Category.CONTACT;
  }

  @Override
  public Map<String, ?> prefill(CaseId caseId) {
    return renewing.prefill(caseId, Party.SOF);
  }

  @Override
  public Map<ProcessVariable, ?> submit(Submission s) {
    renewing.submit(s, Party.SOF);
    return Map.of();
  }
}
