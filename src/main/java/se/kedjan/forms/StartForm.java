package se.kedjan.forms;

import java.util.Map;
import java.util.Set;
import se.kedjan.access.CaseId;
import se.kedjan.chain.ProcessVariable;

/** What the owning module does with the form that starts a process. */
public interface StartForm extends NamedForm {

  /**
   * @param subject becomes the business key of the process: the number of the case, and nothing
   *     that looks like one where it is about many or none
   * @param cases each gets its row of the submission and of the log
   * @param variables beyond the form's own decisions
   */
  record Started(String subject, Set<CaseId> cases, Map<ProcessVariable, ?> variables) {

    public Started(CaseId caseId, Map<ProcessVariable, ?> variables) {
      this(caseId.number(), Set.of(caseId), variables);
    }
  }

  /** As {@link StepForm#submit}; {@link Submission#caseId()} is not there yet. */
  Started submit(Submission submission);
}
