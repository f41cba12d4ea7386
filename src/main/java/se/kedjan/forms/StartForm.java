package se.kedjan.forms;

import java.util.Map;
import se.kedjan.access.CaseId;
import se.kedjan.chain.ProcessVariable;

/** What the owning module does with the form that starts a process. */
public interface StartForm extends NamedForm {

  /**
   * @param caseId becomes the business key of the process
   * @param variables beyond the form's own decisions
   */
  record Started(CaseId caseId, Map<ProcessVariable, ?> variables) {}

  /** As {@link StepForm#submit}; {@link Submission#caseId()} is not there yet. */
  Started submit(Submission submission);
}
