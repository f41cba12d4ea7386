package se.kedjan.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What a form calls its fields and their options, for reading again what was typed into it. */
record SheetWords(Map<String, Field> fields) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * @param options what each value is called; empty where any may stand
   * @param isStaff whether the value is a staff id
   * @param isOwn whether no other party reads it, whatever the consent
   */
  record Field(String label, Map<String, String> options, boolean isStaff, boolean isOwn) {

    /**
     * @param names from a staff id to a name
     */
    String text(JsonNode value, UnaryOperator<String> names) {
      if (value.isArray()) {
        return StreamSupport.stream(value.spliterator(), false)
            .map(one -> text(one, names))
            .collect(Collectors.joining(", "));
      }
      if (value.isBoolean()) {
        return value.asBoolean() ? "Ja" : "Nej";
      }
      return isStaff
          ? names.apply(value.asText())
          : options.getOrDefault(value.asText(), value.asText());
    }
  }

  static SheetWords parse(byte[] file) throws IOException {
    var fields = new LinkedHashMap<String, Field>();
    for (var component : JSON.readTree(file).path("components")) {
      if (component.has("key") && !isSecret(component)) {
        fields.put(component.path("key").asText(), field(component));
      }
    }
    return new SheetWords(fields);
  }

  /** Empty for what the form does not know, and for what it keeps to itself. */
  Optional<Field> field(String key) {
    return Optional.ofNullable(fields.get(key));
  }

  private static Field field(JsonNode component) {
    var options = new LinkedHashMap<String, String>();
    component
        .path("values")
        .forEach(
            option -> options.put(option.path("value").asText(), option.path("label").asText()));
    var label = component.path(component.has("dateLabel") ? "dateLabel" : "label").asText();
    return new Field(
        label,
        options,
        component.has("valuesKey"),
        "own".equals(component.path("properties").path("kedjan").asText()));
  }

  /** Typed to be kept, never to be shown among the rest: an identity number. */
  private static boolean isSecret(JsonNode component) {
    return "secret".equals(component.path("properties").path("kedjan").asText());
  }
}
