package se.kedjan.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code .form} file calls things, as people see them.
 *
 * @param labels of the fields, by key and in the order of the form
 * @param options what a choice is called, by key of the field and value
 * @param parts of a field that is several things at once, by {@code field.part}
 */
record FormWords(
    String title,
    Map<String, String> labels,
    Map<String, Map<String, String>> options,
    Map<String, String> parts) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static FormWords parse(byte[] file) throws IOException {
    var root = JSON.readTree(file);
    var labels = new LinkedHashMap<String, String>();
    var options = new LinkedHashMap<String, Map<String, String>>();
    var title = root.path("id").asText();
    for (var component : root.path("components")) {
      var text = component.path("text").asText();
      if (text.startsWith("#") && !text.contains("{{") && title.equals(root.path("id").asText())) {
        title = text.lines().findFirst().orElseThrow().replaceFirst("^#+\\s*", "");
      }
      if (component.has("key")) {
        var key = component.path("key").asText();
        labels.put(key, label(component));
        options.put(key, options(component));
      }
    }
    return new FormWords(title, labels, options, Map.of());
  }

  /** Where the file is gone, things go by their keys. */
  static FormWords without(String formId) {
    return new FormWords(formId, Map.of(), Map.of(), Map.of());
  }

  String label(String key) {
    return labels.getOrDefault(key, parts.getOrDefault(key, key));
  }

  /** A value as the form showed it. */
  String shown(String key, @Nullable Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof Boolean yes) {
      return yes ? "Ja" : "Nej";
    }
    if (value instanceof List<?> list) {
      return list.stream().map(one -> shown(key, one)).collect(Collectors.joining(", "));
    }
    if (value instanceof Map<?, ?> parts) {
      return parts.entrySet().stream()
          .filter(part -> part.getValue() != null)
          .map(part -> part(key + "." + part.getKey(), part.getValue()))
          .collect(Collectors.joining(", "));
    }
    return options.getOrDefault(key, Map.of()).getOrDefault(value.toString(), value.toString());
  }

  private String part(String key, Object value) {
    return options.getOrDefault(key, Map.of()).isEmpty()
        ? label(key) + ": " + shown(key, value)
        : shown(key, value);
  }

  /** Of an embedded HTML form: the schema's {@code $defs/case} is what is kept of one case. */
  static FormWords parseSchema(byte[] file) throws IOException {
    var root = JSON.readTree(file);
    var labels = new LinkedHashMap<String, String>();
    var options = new LinkedHashMap<String, Map<String, String>>();
    var parts = new LinkedHashMap<String, String>();
    SheetWords.parseSchema(file)
        .fields()
        .forEach(
            (key, field) -> {
              labels.put(key, field.label());
              options.put(key, field.options());
              field
                  .parts()
                  .forEach(
                      (inner, part) -> {
                        parts.put(key + "." + inner, part.label());
                        options.put(key + "." + inner, part.options());
                      });
            });
    return new FormWords(root.path("title").asText(), labels, options, parts);
  }

  private static String label(JsonNode component) {
    var date = component.path("dateLabel").asText();
    return date.isEmpty() ? component.path("label").asText() : date;
  }

  private static Map<String, String> options(JsonNode component) {
    var options = new LinkedHashMap<String, String>();
    component
        .path("values")
        .forEach(
            option -> options.put(option.path("value").asText(), option.path("label").asText()));
    return options;
  }
}
