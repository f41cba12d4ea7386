package se.kedjan.forms;

import java.util.Map;
import se.kedjan.access.CaseId;
import se.kedjan.chain.ProcessVariable;

/**
 * A step about one of several of its kind in the case (a deviation, a decision, a meeting), which
 * the process was started for: the row's number in {@link ProcessVariable#ITEM}.
 */
public interface StepOfItem extends StepForm {

  /** As {@link StepForm#prefill}. */
  Map<String, ?> prefill(CaseId caseId, long item);

  /** As {@link StepForm#submit}. */
  Map<ProcessVariable, ?> submit(long item, Submission submission);

  @Override
  default Map<ProcessVariable, ?> submit(Submission submission) {
    throw new IllegalStateException(formId() + " is about one of several");
  }
}
