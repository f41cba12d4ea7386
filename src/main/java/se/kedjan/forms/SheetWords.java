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
   * @param parts of a value that is several things at once
   */
  record Field(
      String label, Map<String, String> options, boolean isStaff, Map<String, Field> parts) {

    /** A choice says itself; a number or text needs its label. */
    private String part(JsonNode value, UnaryOperator<String> names) {
      return options.isEmpty() ? label + ": " + text(value, names) : text(value, names);
    }

    /**
     * @param names from a staff id to a name
     */
    String text(JsonNode value, UnaryOperator<String> names) {
      if (value.isArray()) {
        return StreamSupport.stream(value.spliterator(), false)
            .map(one -> text(one, names))
            .collect(Collectors.joining(", "));
      }
      if (value.isObject()) {
        return parts.entrySet().stream()
            .filter(part -> value.hasNonNull(part.getKey()))
            .map(part -> part.getValue().part(value.get(part.getKey()), names))
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

  /** Of an embedded HTML form: the schema's {@code $defs/case} is what is kept of one case. */
  static SheetWords parseSchema(byte[] file) throws IOException {
    return new SheetWords(parts(JSON.readTree(file).path("$defs"), "case"));
  }

  private static Map<String, Field> parts(JsonNode defs, String of) {
    return parts(defs, defs.path(of));
  }

  private static Map<String, Field> parts(JsonNode defs, JsonNode object) {
    var fields = new LinkedHashMap<String, Field>();
    object
        .path("properties")
        .fields()
        .forEachRemaining(
            property -> {
              var rules = property.getValue();
              var pointer = rules.path("$ref").asText();
              var resolved =
                  pointer.startsWith("#/$defs/")
                      ? defs.path(pointer.substring("#/$defs/".length()))
                      : rules;
              var options = new LinkedHashMap<String, String>();
              resolved
                  .path("oneOf")
                  .forEach(o -> options.put(o.path("const").asText(), o.path("title").asText()));
              fields.put(
                  property.getKey(),
                  new Field(
                      rules.path("title").asText(resolved.path("title").asText()),
                      options,
                      false,
                      parts(defs, resolved)));
            });
    return fields;
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
    return new Field(label, options, component.has("valuesKey"), Map.of());
  }

  /** Typed to be kept, never to be shown among the rest: an identity number. */
  private static boolean isSecret(JsonNode component) {
    return "secret".equals(component.path("properties").path("kedjan").asText());
  }
}
