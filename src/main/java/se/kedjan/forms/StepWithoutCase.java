package se.kedjan.forms;

import java.util.Map;
import java.util.Set;
import se.kedjan.access.Category;
import se.kedjan.chain.ProcessVariable;

/**
 * A step about no single case, found by the business key of its process, which is no case number.
 * For the party whose lane it stands in; its payload is kept like every other, without a case.
 */
public interface StepWithoutCase extends StepForm {

  /** As {@link StepForm#prefill}. */
  Map<String, ?> prefill(String subject);

  /** The values of the lists that the prefill supplies, by their names. */
  Map<String, Set<String>> options(String subject);

  /** As {@link StepForm#submit}. */
  Map<ProcessVariable, ?> submit(String subject, Submission submission);

  @Override
  default Map<ProcessVariable, ?> submit(Submission submission) {
    throw new IllegalStateException(formId() + " is about no case");
  }

  /** Asked about data of a person only, and there is none. */
  @Override
  default Category category() {
    return Category.PARTICIPATION;
  }
}
