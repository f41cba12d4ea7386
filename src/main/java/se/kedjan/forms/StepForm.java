package se.kedjan.forms;

import java.util.Map;
import se.kedjan.access.CaseId;
import se.kedjan.chain.ProcessVariable;

/**
 * What the owning module does with the form of one user task. Runs in the engine's transaction;
 * throw {@link se.kedjan.chain.Refusal} and nothing is stored and the task stays.
 */
public interface StepForm extends NamedForm {

  /**
   * What is known already, by field key or name in the form's texts: {@code String}, {@code
   * Number}, {@code LocalDate}, {@code Boolean} or a list of strings for a checklist. Case number,
   * summary and lists of staff come by themselves.
   */
  default Map<String, ?> prefill(CaseId caseId) {
    return Map.of();
  }

  /**
   * Takes a validated submission into the module's own tables.
   *
   * @return decisions beyond the form's own: a field whose key is a {@link ProcessVariable} reaches
   *     the engine by itself
   */
  Map<ProcessVariable, ?> submit(Submission submission);
}
