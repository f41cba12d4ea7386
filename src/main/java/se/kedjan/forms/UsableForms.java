package se.kedjan.forms;

import java.io.IOException;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import se.kedjan.chain.FormCheck;

/** A form is usable where the gateway can read it and a module takes what it sends. */
@Component
class UsableForms implements FormCheck {

  private static final String IDENTITY = "identityNumber";

  private final ObjectProvider<NamedForm> forms;

  UsableForms(ObjectProvider<NamedForm> forms) {
    this.forms = forms;
  }

  @Override
  public Optional<String> problem(String formId, byte[] form) {
    try {
      var schema = FormSchema.parse(form);
      if (!schema.id().equals(formId)) {
        return Optional.of(
            "Formulärets id är «%s» men filen heter «%s.form».".formatted(schema.id(), formId));
      }
      if (schema.fields().stream().anyMatch(f -> f.key().equals(IDENTITY) && !f.secret())) {
        return Optional.of(
            "Fältet «%s» ska ha egenskapen kedjan = secret, så att numret bara sparas krypterat."
                .formatted(IDENTITY));
      }
    } catch (IOException | IllegalArgumentException e) {
      return Optional.of("Formuläret går inte att läsa, eller har ett fält av okänt slag.");
    }
    return forms.stream().anyMatch(known -> known.formId().equals(formId))
        ? Optional.empty()
        : Optional.of("Inget i programmet tar emot formuläret «%s».".formatted(formId));
  }
}
