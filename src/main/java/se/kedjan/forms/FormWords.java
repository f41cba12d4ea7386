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
   * @param parts of a value that is several things at once
   */
  record Field(
      String label,
      Map<String, String> options,
      boolean isStaff,
      boolean isSecret,
      Map<String, Field> parts,
      Audience audience) {

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
      if (value instanceof Map<?, ?> whole) {
        return parts.entrySet().stream()
            .filter(part -> whole.get(part.getKey()) != null)
            .map(part -> part.getValue().part(whole.get(part.getKey()), names))
            .collect(Collectors.joining(", "));
      }
      return isStaff
          ? names.apply(value.toString())
          : options.getOrDefault(value.toString(), value.toString());
    }

    /** A choice says itself; a number or text needs its label. */
    private String part(Object value, UnaryOperator<String> names) {
      return options.isEmpty() ? label + ": " + shown(value, names) : shown(value, names);
    }
  }

  static FormWords parse(byte[] file) throws IOException {
    return parse(file, without(""));
  }

  /**
   * @param builtIn whose word about who may be told holds where the file says nothing: an older
   *     version of the form, or one that the process owner has drawn anew
   */
  static FormWords parse(byte[] file, FormWords builtIn) throws IOException {
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
        var key = component.path("key").asText();
        fields.put(key, field(component, builtIn.field(key).audience()));
      }
    }
    return new FormWords(title, fields);
  }

  /** Of an embedded HTML form: the schema's {@code $defs/case} is what is kept of one case. */
  static FormWords parseSchema(byte[] file) throws IOException {
    var root = JSON.readTree(file);
    var defs = root.path("$defs");
    return new FormWords(root.path("title").asText(), parts(defs, defs.path("case")));
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
                      false,
                      parts(defs, resolved),
                      new Audience(null, false, isWritten(resolved))));
            });
    return fields;
  }

  /** Text that may be anything, itself or in a part of it. */
  private static boolean isWritten(JsonNode rules) {
    var type = rules.path("type").toString();
    var free = type.contains("string") && !rules.has("oneOf") && !rules.has("format");
    return free
        || rules.path("properties").properties().stream().anyMatch(p -> isWritten(p.getValue()));
  }

  /** Where the file is gone, things go by their keys. */
  static FormWords without(String formId) {
    return new FormWords(formId, Map.of());
  }

  Field field(String key) {
    return fields.getOrDefault(
        key, new Field(key, Map.of(), false, false, Map.of(), Audience.UNSAID));
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

  /** Whether nothing of the form leaves the party that fills it in. */
  boolean isForOwnParty() {
    return !fields.isEmpty()
        && fields.values().stream().allMatch(field -> field.audience().ownParty());
  }

  private static Field field(JsonNode component, Audience builtIn) {
    var options = new LinkedHashMap<String, String>();
    component
        .path("values")
        .forEach(
            option -> options.put(option.path("value").asText(), option.path("label").asText()));
    return new Field(
        component.path(component.has("dateLabel") ? "dateLabel" : "label").asText(),
        options,
        component.has("valuesKey"),
        "secret".equals(component.path("properties").path("kedjan").asText()),
        Map.of(),
        Audience.of(component, builtIn));
  }
}
