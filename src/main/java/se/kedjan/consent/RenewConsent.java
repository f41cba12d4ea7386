package se.kedjan.consent;

import java.util.Map;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.forms.StepForm;
import se.kedjan.forms.Submission;

/** A consent that the party has taken ends soon. */
abstract class RenewConsent implements StepForm {

  private final RenewingConsent renewing;
  private final Party party;

  private RenewConsent(RenewingConsent renewing, Party party) {
    this.renewing = renewing;
    this.party = party;
  }

  @Override
  public Category category() {
    return Category.CONTACT;
  }

  @Override
  public Map<String, ?> prefill(CaseId caseId) {
    return renewing.prefill(caseId, party);
  }

  @Override
  public Map<ProcessVariable, ?> submit(Submission s) {
    renewing.submit(s, party);
    return Map.of();
  }

  @Component
  static class RenewConsentSof extends RenewConsent {
    RenewConsentSof(RenewingConsent renewing) {
      super(renewing, Party.SOF);
    }
  }

  @Component
  static class RenewConsentCorner extends RenewConsent {
    RenewConsentCorner(RenewingConsent renewing) {
      super(renewing, Party.CORNER);
    }
  }

  @Component
  static class RenewConsentAmf extends RenewConsent {
    RenewConsentAmf(RenewingConsent renewing) {
      super(renewing, Party.AMF);
    }
  }
}
