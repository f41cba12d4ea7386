package se.kedjan.forms;

import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import se.kedjan.access.Category;

/** Of which kind the data are that a step is about: what its form says of itself. */
@Component
public class StepCategories {

  private final ObjectProvider<NamedForm> forms;

  StepCategories(ObjectProvider<NamedForm> forms) {
    this.forms = forms;
  }

  /** By element id: {@code Task_BookStudyVisit} has {@code book-study-visit}. */
  public Optional<Category> of(String step) {
    var formId =
        step.replaceFirst("^Task_", "").replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase();
    return forms.stream()
        .filter(form -> form.formId().equals(formId))
        .map(NamedForm::category)
        .findFirst();
  }
}
