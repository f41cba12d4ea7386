package se.kedjan.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code .form} file demands of a submission. Knows the components our forms use; another
 * one fails here, at the test that reads all forms, and never silently lets a value through.
 *
 * @param version the first 16 hex digits of the file's SHA-256
 */
record FormSchema(String id, String version, List<Field> fields) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> WITHOUT_VALUE = Set.of("text", "separator", "spacer");

  enum Type {
    TEXT,
    NUMBER,
    DATE,
    TICK,
    CHOICE,
    CHOICES
  }

  /**
   * @param options of a choice with fixed options; empty with {@code optionsFrom}
   * @param optionsFrom the name of a list that the server supplies
   * @param secret kept encrypted only: {@code "properties": {"kedjan": "secret"}} in the file
   * @param elsewhere told to the step but not kept with its case, since it is about others' cases:
   *     {@code "properties": {"kedjan": "elsewhere"}}
   * @param hiddenWhen a FEEL expression without its leading equals sign
   */
  record Field(
      String key,
      String label,
      Type type,
      boolean required,
      @Nullable BigDecimal min,
      @Nullable BigDecimal max,
      int decimals,
      int minLength,
      int maxLength,
      @Nullable Pattern pattern,
      @Nullable String patternMessage,
      Set<String> options,
      @Nullable String optionsFrom,
      @Nullable String hiddenWhen,
      boolean secret,
      boolean elsewhere) {}

  static FormSchema parse(byte[] file) throws IOException {
    var root = JSON.readTree(file);
    var fields = new ArrayList<Field>();
    for (var component : root.path("components")) {
      if (!WITHOUT_VALUE.contains(component.path("type").asText())) {
        fields.add(field(component));
      }
    }
    return new FormSchema(root.path("id").asText(), version(file), List.copyOf(fields));
  }

  private static Field field(JsonNode component) {
    var validate = component.path("validate");
    var type = type(component);
    // Fails where who may be told is said in words that nobody knows.
    Audience.of(component, Audience.UNSAID);
    var options = new LinkedHashSet<String>();
    component.path("values").forEach(option -> options.add(option.path("value").asText()));
    var hide = component.path("conditional").path("hide").asText(null);
    var pattern = validate.path("pattern").asText(null);
    return new Field(
        component.path("key").asText(),
        component.path(type == Type.DATE ? "dateLabel" : "label").asText(),
        type,
        validate.path("required").asBoolean(false),
        decimal(validate, "min"),
        decimal(validate, "max"),
        component.path("decimalDigits").asInt(0),
        validate.path("minLength").asInt(0),
        validate.path("maxLength").asInt(Integer.MAX_VALUE),
        pattern == null ? null : Pattern.compile(pattern),
        validate.path("patternErrorMessage").asText(null),
        options,
        component.path("valuesKey").asText(null),
        hide == null ? null : hide.substring(hide.startsWith("=") ? 1 : 0),
        isSecret(component, type),
        "elsewhere".equals(handling(component)));
  }

  private static boolean isSecret(JsonNode component, Type type) {
    var said = handling(component);
    if (!Set.of("", "secret", "elsewhere").contains(said)) {
      throw new IllegalArgumentException("Unknown way to keep a field: " + component);
    }
    if (said.equals("secret") && type != Type.TEXT) {
      throw new IllegalArgumentException("Only texts are secret: " + component);
    }
    return said.equals("secret");
  }

  private static String handling(JsonNode component) {
    return component.path("properties").path("kedjan").asText("");
  }

  private static Type type(JsonNode component) {
    var type = component.path("type").asText();
    return switch (type) {
      case "textfield", "textarea" -> Type.TEXT;
      case "number" -> Type.NUMBER;
      case "checkbox" -> Type.TICK;
      case "radio", "select" -> Type.CHOICE;
      case "checklist", "taglist" -> Type.CHOICES;
      case "datetime" -> {
        if (!"date".equals(component.path("subtype").asText())) {
          throw new IllegalArgumentException("Only dates without time are known: " + component);
        }
        yield Type.DATE;
      }
      default -> throw new IllegalArgumentException("Unknown component in a form: " + type);
    };
  }

  private static @Nullable BigDecimal decimal(JsonNode node, String name) {
    return node.has(name) ? new BigDecimal(node.get(name).asText()) : null;
  }

  static String version(byte[] file) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(file);
      return HexFormat.of().formatHex(digest).substring(0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
