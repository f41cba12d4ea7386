package se.kedjan.escalation;

import java.util.Map;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.forms.StepForm;
import se.kedjan.forms.Submission;

/** A party's head of unit, or the process owner, secures a late step. */
abstract class SecureStep implements StepForm {

  private final LateSteps lateSteps;
  private final SecuringStep securing;
  private final String group;

  private SecureStep(LateSteps lateSteps, SecuringStep securing, Party party) {
    this.lateSteps = lateSteps;
    this.securing = securing;
    this.group = party.headGroup();
  }

  @Override
  public Category category() {
    return Category.PARTICIPATION;
  }

  @Override
  public Map<String, ?> prefill(CaseId caseId) {
    return Map.of("overdueStepName", lateSteps.namesFor(caseId, group));
  }

  @Override
  public Map<ProcessVariable, ?> submit(Submission submission) {
    securing.secure(submission, group);
    return Map.of();
  }

  @Component
  static class SecureStepSof extends SecureStep {
    SecureStepSof(LateSteps lateSteps, SecuringStep securing) {
      super(lateSteps, securing, Party.SOF);
    }
  }

  @Component
  static class SecureStepCorner extends SecureStep {
    SecureStepCorner(LateSteps lateSteps, SecuringStep securing) {
      super(lateSteps, securing, Party.CORNER);
    }
  }

  @Component
  static class SecureStepAmf extends SecureStep {
    SecureStepAmf(LateSteps lateSteps, SecuringStep securing) {
      super(lateSteps, securing, Party.AMF);
    }
  }

  @Component
  static class SecureStepProcessOwner extends SecureStep {
    SecureStepProcessOwner(LateSteps lateSteps, SecuringStep securing) {
      super(lateSteps, securing, Party.PROCESS_OWNER);
    }
  }
}
