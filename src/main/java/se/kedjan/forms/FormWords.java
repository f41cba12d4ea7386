package se.kedjan.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What a {@code .form} file calls things, as people see them.
 *
 * @param fields by key, in the order of the form
 */
record FormWords(String title, Map<String, Field> fields) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * @param options what each value is called; empty where any may stand
   * @param isStaff whether the value is a staff id
   * @param isSecret typed to be kept, never to be shown among the rest: an identity number
   */
  record Field(String label, Map<String, String> options, boolean isStaff, boolean isSecret) {

    /**
     * A value as the form showed it.
     *
     * @param names from a staff id to a name
     */
    String shown(Object value, UnaryOperator<String> names) {
      if (value instanceof Boolean yes) {
        return yes ? "Ja" : "Nej";
      }
      if (value instanceof List<?> list) {
        return list.stream().map(one -> shown(one, names)).collect(Collectors.joining(", "));
      }
      return isStaff
          ? names.apply(value.toString())
          : options.getOrDefault(value.toString(), value.toString());
    }
  }

  static FormWords parse(byte[] file) throws IOException {
    var root = JSON.readTree(file);
    var id = root.path("id").asText();
    var title = id;
    var fields = new LinkedHashMap<String, Field>();
    for (var component : root.path("components")) {
      var text = component.path("text").asText();
      if (text.startsWith("#") && !text.contains("{{") && title.equals(id)) {
        title = text.lines().findFirst().orElseThrow().replaceFirst("^#+\\s*", "");
      }
      if (component.has("key")) {
        fields.put(component.path("key").asText(), field(component));
      }
    }
    return new FormWords(title, fields);
  }

  /** Where the file is gone, things go by their keys. */
  static FormWords without(String formId) {
    return new FormWords(formId, Map.of());
  }

  Field field(String key) {
    return fields.getOrDefault(key, new Field(key, Map.of(), false, false));
  }

  /** Neither what the form keeps to itself, nor what it does not know. */
  boolean tells(String key) {
    return fields.containsKey(key) && !field(key).isSecret();
  }

  Map<String, String> labels() {
    var labels = new LinkedHashMap<String, String>();
    fields.forEach((key, field) -> labels.put(key, field.label()));
    return labels;
  }

  private static Field field(JsonNode component) {
    var options = new LinkedHashMap<String, String>();
    component
        .path("values")
        .forEach(
            option -> options.put(option.path("value").asText(), option.path("label").asText()));
    return new Field(
        component.path(component.has("dateLabel") ? "dateLabel" : "label").asText(),
        options,
        component.has("valuesKey"),
        "secret".equals(component.path("properties").path("kedjan").asText()));
  }
}
