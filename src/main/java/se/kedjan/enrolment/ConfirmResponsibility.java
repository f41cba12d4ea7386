package se.kedjan.enrolment;

import java.util.Map;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.forms.StepForm;
import se.kedjan.forms.Submission;

/** Step 10, for each party. */
abstract class ConfirmResponsibility implements StepForm {

  private final ConfirmingResponsibility confirming;
  private final Party party;

  private ConfirmResponsibility(ConfirmingResponsibility confirming, Party party) {
    this.confirming = confirming;
    this.party = party;
  }

  @Override
  public Category category() {
    return Category.PARTICIPATION;
  }

  @Override
  public Map<String, ?> prefill(CaseId caseId) {
    return Map.of("responsibilityText", confirming.text(caseId, party));
  }

  @Override
  public Map<ProcessVariable, ?> submit(Submission s) {
    confirming.confirm(s, party);
    return Map.of();
  }

  @Component
  static class ConfirmResponsibilitySof extends ConfirmResponsibility {
    ConfirmResponsibilitySof(ConfirmingResponsibility confirming) {
      super(confirming, Party.SOF);
    }
  }

  @Component
  static class ConfirmResponsibilityCorner extends ConfirmResponsibility {
    ConfirmResponsibilityCorner(ConfirmingResponsibility confirming) {
      super(confirming, Party.CORNER);
    }
  }

  @Component
  static class ConfirmResponsibilityAmf extends ConfirmResponsibility {
    ConfirmResponsibilityAmf(ConfirmingResponsibility confirming) {
      super(confirming, Party.AMF);
    }
  }
}
