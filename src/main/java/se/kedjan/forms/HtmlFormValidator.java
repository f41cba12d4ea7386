package se.kedjan.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.Comparator;
import se.kedjan.chain.Refusal;

/**
 * Holds what an HTML form sent against its schema. Every refusal names the place in the schema's
 * own titles, and a row by the number of its case.
 */
final class HtmlFormValidator {

  /** A sheet of ten cases is a few kilobytes; the door takes no more than 256. */
  private static final int MOST_TEXT = 4000;

  private HtmlFormValidator() {}

  static void validate(HtmlFormSchema schema, JsonNode payload) {
    requireKeepable(payload);
    schema.rules().validate(payload).stream()
        .min(Comparator.comparing(message -> message.getInstanceLocation().toString()))
        .ifPresent(
            message -> {
              throw Refusal.badInput(
                  HtmlFormGateway.PAYLOAD,
                  "%s %s".formatted(place(schema, payload, message), what(message)));
            });
  }

  private static void requireKeepable(JsonNode node) {
    if (node.isTextual()
        && (node.textValue().length() > MOST_TEXT
            || node.textValue().codePoints().anyMatch(FormValidator::isUnkeepable))) {
      throw Refusal.badInput(
          HtmlFormGateway.PAYLOAD,
          "En text är för lång eller innehåller tecken som inte kan sparas. Ändra den och försök igen.");
    }
    if (node.isDouble() && !Double.isFinite(node.doubleValue())) {
      throw Refusal.badInput(HtmlFormGateway.PAYLOAD, "Ett tal är orimligt stort. Ändra det.");
    }
    node.forEach(HtmlFormValidator::requireKeepable);
  }

  /** «K-2026-0012, Måndag, Timmar», from the outside in. */
  private static String place(HtmlFormSchema schema, JsonNode payload, ValidationMessage message) {
    var parts = new ArrayList<String>();
    var rules = schema.root();
    var value = payload;
    var location = message.getInstanceLocation();
    for (var i = 0; i < location.getNameCount(); i++) {
      rules = resolved(schema.root(), rules);
      if (location.getElement(i) instanceof Integer index) {
        rules = rules.path("items");
        value = value.path(index);
        parts.add(
            value.path("caseNumber").asText().matches("K-\\d{4}-\\d{4,6}")
                ? value.path("caseNumber").asText()
                : "rad " + (index + 1));
      } else {
        var name = String.valueOf(location.getElement(i));
        rules = rules.path("properties").path(name);
        value = value.path(name);
        var title =
            resolved(schema.root(), rules).path("title").asText(rules.path("title").asText());
        if (!title.isEmpty()) {
          parts.add("«" + title + "»");
        }
      }
    }
    if ("required".equals(message.getType())) {
      rules = resolved(schema.root(), rules).path("properties").path(message.getProperty());
      var title = rules.path("title").asText();
      if (!title.isEmpty()) {
        parts.add("«" + title + "»");
      }
    }
    return parts.isEmpty() ? "Formuläret" : "Uppgiften " + String.join(", ", parts);
  }

  /** Follows a pointer within the schema; titles beside the pointer hold. */
  private static JsonNode resolved(JsonNode root, JsonNode rules) {
    var pointer = rules.path("$ref").asText();
    return pointer.startsWith("#/") ? root.at(pointer.substring(1)) : rules;
  }

  private static String what(ValidationMessage message) {
    var limit =
        message.getArguments() != null && message.getArguments().length > 0
            ? message.getArguments()[0]
            : "";
    return switch (message.getType()) {
      case "required" -> "måste fyllas i.";
      case "maximum", "exclusiveMaximum" -> "får vara högst %s.".formatted(limit);
      case "minimum", "exclusiveMinimum" -> "får vara minst %s.".formatted(limit);
      case "maxLength" -> "är för lång. Högst %s tecken får plats.".formatted(limit);
      case "minLength" -> "måste fyllas i.";
      case "multipleOf" -> "anges i jämna steg om %s.".formatted(limit);
      case "enum", "const", "oneOf", "anyOf" -> "har ett val som inte finns.";
      case "format", "pattern" -> "har fel form.";
      case "maxItems" -> "har för många rader.";
      case "additionalProperties", "unevaluatedProperties" ->
          "har något som inte hör dit. Ladda om sidan och försök igen.";
      default -> "har fel slags värde.";
    };
  }
}
