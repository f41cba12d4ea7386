package se.kedjan.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import se.kedjan.access.Category;
import se.kedjan.models.Models;

/** What the process owner may do to a form, and what would let an identity number lie in plain. */
class UsableFormsTest {

  private static final String FORM =
      new String(Models.form("register-interest"), StandardCharsets.UTF_8);

  private final UsableForms forms;

  UsableFormsTest() {
    var known = new StaticListableBeanFactory();
    known.addBean("registerInterest", new RegisterInterest());
    forms = new UsableForms(known.getBeanProvider(NamedForm.class));
  }

  @Test
  void theFormOfTheJarIsUsable() {
    assertThat(problem(FORM)).isEmpty();
  }

  @Test
  void anIdentityNumberThatIsNotMarkedSecretIsNot() {
    assertThat(problem(FORM.replace("\"kedjan\": \"secret\"", "")))
        .singleElement()
        .asString()
        .contains("krypterat");
  }

  @Test
  void aMarkThatIsNotKnownIsNot() {
    assertThat(problem(FORM.replace("\"kedjan\": \"secret\"", "\"kedjan\": \"hidden\"")))
        .singleElement()
        .asString()
        .contains("okänt slag");
  }

  private Stream<String> problem(String form) {
    return forms.problem("register-interest.form", form.getBytes(StandardCharsets.UTF_8)).stream();
  }

  private static class RegisterInterest implements NamedForm {
    @Override
    public Category category() {
      return Category.CONTACT;
    }
  }
}
