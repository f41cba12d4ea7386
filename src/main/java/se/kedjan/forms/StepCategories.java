package se.kedjan.forms;

import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import se.kedjan.access.Category;

/** Of which kind the data are that a step is about: what its form says of itself. */
@Component
public class StepCategories {

  private final ObjectProvider<NamedForm> forms;
  private final BuiltInForms builtIn;

  StepCategories(ObjectProvider<NamedForm> forms, BuiltInForms builtIn) {
    this.forms = forms;
    this.builtIn = builtIn;
  }

  /** By element id: {@code Task_BookStudyVisit} has {@code book-study-visit}. */
  public Optional<Category> of(String step) {
    return forms.stream()
        .filter(form -> form.formId().equals(formId(step)))
        .map(NamedForm::category)
        .findFirst();
  }

  /** Whether nothing of the step leaves the party that makes it, not even that it was made. */
  public boolean isForOwnParty(String step) {
    return builtIn.of(formId(step)).isForOwnParty();
  }

  private static String formId(String step) {
    return step.replaceFirst("^Task_", "").replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase();
  }
}
