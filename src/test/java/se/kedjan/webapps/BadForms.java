package se.kedjan.webapps;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import se.kedjan.testing.Filling;
import se.kedjan.testing.Filling.Field;

/** A form filled in rightly, but for one field. */
final class BadForms {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> OF_EVERY_FIELD =
      List.of(
          "{\"zfuzz\":1}",
          "[[\"zfuzz\"]]",
          "\"\\u0000zfuzz\"",
          "\"\\ud83d zfuzz\"",
          "{\"@class\":\"java.net.URL\"}");
  private static final List<String> OF_CHOICES =
      List.of(
          "\"zfuzz\"",
          "\"' or 1=1 -- zfuzz\"",
          "\"${7*7}zfuzz\"",
          "\"<b>zfuzz</b>\"",
          "true",
          "1",
          "\"\\u202ezfuzz\"");

  private BadForms() {}

  /** As bodies of a submission, each with one thing wrong in the field, and one beside the form. */
  static List<String> of(String form, Map<String, Object> right) {
    var bodies = new ArrayList<String>();
    for (var field : Filling.fields(form)) {
      for (var bad : bad(field)) {
        bodies.add(body(right, field.key(), bad));
      }
    }
    bodies.add(body(right, "zfuzz", "\"x\""));
    bodies.add(body(right, "<script>zfuzz</script>", "\"x\""));
    bodies.add(
        body(right, "caseNumber", "\"K-2025-0001\"").replace("\"caseNumber\"", "\"caseNumber \""));
    return bodies;
  }

  /** So many of them, chosen by the seed. */
  static List<String> sample(List<String> bodies, int count, Random random) {
    var some = new ArrayList<>(bodies);
    java.util.Collections.shuffle(some, random);
    return some.subList(0, Math.min(count, some.size()));
  }

  private static List<String> bad(Field field) {
    var bad = new ArrayList<>(OF_EVERY_FIELD);
    switch (field.type()) {
      case "textfield", "textarea" -> {
        bad.add(Nasty.quoted("zfuzz".repeat(field.maxLength() / 5 + 1)));
        bad.add("true");
        bad.add("7");
        if (field.pattern() != null) {
          bad.add("\"'; drop table zfuzz; --\"");
          bad.add("\"${7*7}zfuzz\"");
        }
      }
      case "number" -> {
        bad.add(String.valueOf(field.min() - 1L));
        bad.add(String.valueOf(field.max() + 1L));
        bad.addAll(
            List.of(
                "\"zfuzz\"",
                "1e400",
                "\"1E+900000000\"",
                "1.00001",
                "true",
                "\"=1+1\"",
                "\"NaN\""));
      }
      case "datetime" ->
          bad.addAll(
              List.of(
                  "\"zfuzz\"",
                  "\"2025-02-30\"",
                  "\"9999999999-01-01\"",
                  "\"1799-01-01\"",
                  "20250101",
                  "\"today()\"",
                  "true"));
      case "checkbox" -> bad.addAll(List.of("\"zfuzz\"", "1", "\"kanske\""));
      default -> bad.addAll(OF_CHOICES);
    }
    return bad;
  }

  private static String body(Map<String, Object> right, String key, String bad) {
    var values =
        right.entrySet().stream()
            .filter(entry -> !entry.getKey().equals(key))
            .map(entry -> value(entry.getKey(), json(entry.getValue()), entry.getValue()))
            .collect(Collectors.toCollection(ArrayList::new));
    values.add(value(key, bad, ""));
    return "{\"variables\":{" + String.join(",", values) + "}}";
  }

  /** Lists go as text, as Tasklist sends them. */
  private static String value(String key, String json, Object value) {
    return value instanceof Iterable<?>
        ? "%s:{\"type\":\"Json\",\"value\":%s}".formatted(Nasty.quoted(key), Nasty.quoted(json))
        : "%s:{\"value\":%s}".formatted(Nasty.quoted(key), json);
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
