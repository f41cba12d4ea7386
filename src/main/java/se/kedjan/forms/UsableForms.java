package se.kedjan.forms;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import se.kedjan.chain.FormCheck;
import se.kedjan.chain.HtmlForms;

/** A form is usable where the gateway can read it and a module takes what it sends. */
@Component
class UsableForms implements FormCheck {

  private static final Set<String> IDENTITY = Set.of("identityNumber", "newIdentityNumber");
  private static final String FORM = ".form";

  private final ObjectProvider<NamedForm> forms;

  UsableForms(ObjectProvider<NamedForm> forms) {
    this.forms = forms;
  }

  @Override
  public Optional<String> problem(String file, byte[] content) {
    if (file.endsWith(HtmlForms.HTML)) {
      return PlainMarkup.problem(stem(file, HtmlForms.HTML), content)
          .or(() -> untaken(stem(file, HtmlForms.HTML), true));
    }
    return file.endsWith(HtmlForms.SCHEMA)
        ? schemaProblem(stem(file, HtmlForms.SCHEMA), content)
        : formProblem(stem(file, FORM), content);
  }

  private static Optional<String> schemaProblem(String formId, byte[] content) {
    try {
      HtmlFormSchema.parse(formId, content);
      return Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.of("Schemat går inte att läsa som JSON Schema för ett formulär.");
    }
  }

  private Optional<String> formProblem(String formId, byte[] content) {
    try {
      var schema = FormSchema.parse(content);
      if (!schema.id().equals(formId)) {
        return Optional.of(
            "Formulärets id är «%s» men filen heter «%s.form».".formatted(schema.id(), formId));
      }
      var plain =
          schema.fields().stream().filter(f -> IDENTITY.contains(f.key()) && !f.secret()).findAny();
      if (plain.isPresent()) {
        return Optional.of(
            "Fältet «%s» ska ha egenskapen kedjan = secret, så att numret bara sparas krypterat."
                .formatted(plain.get().key()));
      }
    } catch (IOException | IllegalArgumentException e) {
      return Optional.of("Formuläret går inte att läsa, eller har ett fält av okänt slag.");
    }
    return untaken(formId, false);
  }

  private Optional<String> untaken(String formId, boolean html) {
    return forms.stream()
            .anyMatch(
                known -> known.formId().equals(formId) && known instanceof StepAboutCases == html)
        ? Optional.empty()
        : Optional.of("Inget i programmet tar emot formuläret «%s».".formatted(formId));
  }

  private static String stem(String file, String ending) {
    return file.substring(0, file.length() - ending.length());
  }
}
