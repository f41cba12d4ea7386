package se.kedjan.forms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The forms as this program brings them along, whatever has been deployed since. */
@Component
class BuiltInForms {

  private final Map<String, FormWords> read = new ConcurrentHashMap<>();

  /** Without a field where there is no such form. */
  FormWords of(String formId) {
    return read.computeIfAbsent(formId, BuiltInForms::read);
  }

  private static FormWords read(String formId) {
    var file = new ClassPathResource("forms/" + formId + ".form");
    try {
      return file.exists()
          ? FormWords.parse(file.getContentAsByteArray())
          : FormWords.without(formId);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
