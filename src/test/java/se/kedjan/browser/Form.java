package se.kedjan.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** A Camunda Form on the page, filled by what its fields are. */
final class Form {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Locator form;
  private final String formId;

  Form(Locator form, String formId) {
    this.form = form;
    this.formId = formId;
  }

  /** From the top down, since one answer may show the next question. */
  void fill(Map<String, ?> answers) {
    for (var field : schema().path("components")) {
      var answer = answers.get(field.path("key").asText());
      if (answer != null) {
        fill(field, answer);
      }
    }
  }

  private void fill(JsonNode field, Object answer) {
    var id = field.path("id").asText();
    switch (field.path("type").asText()) {
      case "textfield", "textarea", "number" -> type(input(id), answer);
      case "datetime" ->
          type(form.locator("[id*='-" + id + "']").and(form.locator("input")), answer);
      case "checkbox" -> input(id).setChecked((Boolean) answer);
      case "checklist" ->
          ((List<?>) answer).forEach(one -> input(id + "-" + option(field, one)).check());
      case "radio" -> input(id + "-" + option(field, answer)).check();
      case "select" -> {
        form.locator("[id$='-" + id + "-display']").click();
        var list = form.locator(".fjs-dropdownlist-item");
        (field.has("valuesKey")
                ? list.getByText(Names.of(answer.toString()))
                : list.nth(option(field, answer)))
            .click();
      }
      default -> throw new IllegalArgumentException(formId + ": " + field);
    }
  }

  /** Leaves the field and lets the form draw itself again, as it has time to between a person's. */
  private static void type(Locator field, Object answer) {
    for (var attempt = 0; attempt < 5; attempt++) {
      field.fill(answer.toString());
      field.blur();
      field.evaluate(
          "() => new Promise(drawn => requestAnimationFrame(() => setTimeout(drawn, 20)))");
      // Under load the form may draw over what was just typed; a person would type again.
      if (field.inputValue().equals(answer.toString())) {
        return;
      }
    }
  }

  private Locator input(String id) {
    return form.locator("[id$='-" + id + "']");
  }

  private int option(JsonNode field, Object value) {
    var values =
        StreamSupport.stream(field.path("values").spliterator(), false)
            .map(option -> option.path("value").asText())
            .toList();
    var index = values.indexOf(value.toString());
    if (index < 0) {
      throw new IllegalArgumentException(formId + ": no option " + value + " among " + values);
    }
    return index;
  }

  private JsonNode schema() {
    try (var schema = Form.class.getResourceAsStream("/forms/" + formId + ".form")) {
      return JSON.readTree(schema);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
