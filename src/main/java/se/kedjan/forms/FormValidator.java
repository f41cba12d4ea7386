package se.kedjan.forms;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.kedjan.chain.Refusal;
import se.kedjan.forms.FormSchema.Field;

/** Holds a payload against its form. Every refusal names the field as staff see it. */
@Component
class FormValidator {

  private static final int EARLIEST_YEAR = 1900;
  private static final int LATEST_YEAR = 2100;

  private final FeelEngine feel = new ScalaFeelEngineFactory().createInstance();

  /**
   * @param raw {@code String}, {@code Number}, {@code Boolean}, {@code List} or null, by key
   * @param suppliedOptions the values of a list that the server supplies, by its name
   * @return the values of the fields that were shown and filled, typed
   */
  Map<String, Object> validate(
      FormSchema schema, Map<String, Object> raw, Function<String, Set<String>> suppliedOptions) {
    var known = new HashMap<String, Field>();
    schema.fields().forEach(field -> known.put(field.key(), field));
    for (var key : raw.keySet()) {
      if (!known.containsKey(key)) {
        throw Refusal.badInput(
            "Formuläret har inget fält med namnet «%s». Ladda om sidan och försök igen."
                .formatted(safe(key)));
      }
    }
    var values = new LinkedHashMap<String, Object>();
    for (var field : schema.fields()) {
      var value = typed(field, raw.get(field.key()), suppliedOptions);
      if (value != null) {
        values.put(field.key(), value);
      }
    }
    for (var field : schema.fields()) {
      var filled = values.containsKey(field.key());
      if (isHidden(field, schema, values)) {
        if (filled) {
          throw refuse(field, "ska inte fyllas i med de val som gjorts.");
        }
      } else if (field.required() && !filled) {
        throw refuse(field, "måste fyllas i.");
      }
    }
    return values;
  }

  private @Nullable Object typed(
      Field field, @Nullable Object raw, Function<String, Set<String>> suppliedOptions) {
    if (raw == null || "".equals(raw)) {
      return null;
    }
    return switch (field.type()) {
      case TEXT -> text(field, string(field, raw));
      case NUMBER -> number(field, raw);
      case DATE -> date(field, string(field, raw));
      case TICK -> tick(field, raw);
      case CHOICE -> {
        var choice = string(field, raw);
        requireOption(field, choice, suppliedOptions);
        yield choice;
      }
      case CHOICES -> choices(field, raw, suppliedOptions);
    };
  }

  private static String string(Field field, Object raw) {
    if (raw instanceof String text) {
      return text;
    }
    throw refuse(field, "har fel slags värde.");
  }

  private static @Nullable String text(Field field, String text) {
    if (text.isBlank()) {
      return null;
    }
    if (text.codePoints().anyMatch(FormValidator::isUnkeepable)) {
      throw refuse(field, "innehåller tecken som inte kan sparas. Ta bort dem och försök igen.");
    }
    // Counted as the browser counts, so that both say the same.
    if (text.length() > field.maxLength()) {
      throw refuse(
          field,
          "är för långt: %d tecken, högst %d får plats."
              .formatted(text.length(), field.maxLength()));
    }
    if (text.length() < field.minLength()) {
      throw refuse(field, "är för kort: minst %d tecken behövs.".formatted(field.minLength()));
    }
    if (field.pattern() != null && !field.pattern().matcher(text).matches()) {
      throw refuse(
          field, field.patternMessage() == null ? "har fel form." : "– " + field.patternMessage());
    }
    return text;
  }

  /** Control characters but line breaks and tabs, and halves of characters. */
  static boolean isUnkeepable(int c) {
    return Character.getType(c) == Character.SURROGATE
        || c == 0xFFFE
        || c == 0xFFFF
        || Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t';
  }

  private static BigDecimal number(Field field, Object raw) {
    BigDecimal number;
    try {
      if (raw instanceof String text && text.length() > 30) {
        throw new NumberFormatException();
      }
      if (!(raw instanceof Number) && !(raw instanceof String)) {
        throw new NumberFormatException();
      }
      number = new BigDecimal(raw.toString());
    } catch (NumberFormatException e) {
      throw refuse(field, "måste vara ett tal.");
    }
    // Before anything is compared or stripped: 1E+900000000 would take the memory with it.
    if (number.precision() > 30 || Math.abs(number.scale()) > 30) {
      throw refuse(field, "måste vara ett rimligt tal.");
    }
    if (number.stripTrailingZeros().scale() > field.decimals()) {
      throw refuse(
          field,
          field.decimals() == 0
              ? "måste vara ett heltal."
              : "får ha högst %d decimaler.".formatted(field.decimals()));
    }
    if (field.min() != null && number.compareTo(field.min()) < 0
        || field.max() != null && number.compareTo(field.max()) > 0) {
      throw refuse(field, "måste vara mellan %s och %s.".formatted(field.min(), field.max()));
    }
    return number;
  }

  private static LocalDate date(Field field, String text) {
    try {
      var date = LocalDate.parse(text);
      if (date.getYear() < EARLIEST_YEAR || date.getYear() > LATEST_YEAR) {
        throw refuse(field, "måste ligga mellan %d och %d.".formatted(EARLIEST_YEAR, LATEST_YEAR));
      }
      return date;
    } catch (DateTimeException e) {
      throw refuse(field, "måste vara ett datum, till exempel 2026-03-31.");
    }
  }

  private static @Nullable Boolean tick(Field field, Object raw) {
    if (raw instanceof Boolean tick) {
      // An unticked box is an unfilled one: a consent that must be given cannot be given as «no».
      return tick ? Boolean.TRUE : null;
    }
    throw refuse(field, "har fel slags värde.");
  }

  private static @Nullable List<String> choices(
      Field field, Object raw, Function<String, Set<String>> suppliedOptions) {
    if (!(raw instanceof List<?> list)) {
      throw refuse(field, "har fel slags värde.");
    }
    if (list.size() > 50) {
      throw refuse(field, "har för många val.");
    }
    var choices = list.stream().map(choice -> string(field, String.valueOf(choice))).toList();
    choices.forEach(choice -> requireOption(field, choice, suppliedOptions));
    return choices.isEmpty() ? null : choices.stream().distinct().toList();
  }

  private static void requireOption(
      Field field, String choice, Function<String, Set<String>> suppliedOptions) {
    var options =
        field.optionsFrom() == null ? field.options() : suppliedOptions.apply(field.optionsFrom());
    if (!options.contains(choice)) {
      throw refuse(field, "har ett val som inte finns i listan.");
    }
  }

  private boolean isHidden(Field field, FormSchema schema, Map<String, Object> values) {
    if (field.hiddenWhen() == null) {
      return false;
    }
    var context = Variables.createVariables();
    schema.fields().forEach(f -> context.putValue(f.key(), values.get(f.key())));
    return Boolean.TRUE.equals(
        feel.evaluateSimpleExpression(field.hiddenWhen(), context.asVariableContext()));
  }

  private static Refusal refuse(Field field, String what) {
    return Refusal.badInput(field.key(), "Fältet «%s» %s".formatted(field.label(), what));
  }

  private static String safe(String key) {
    var plain = key.replaceAll("[^A-Za-z0-9_-]", "?");
    return plain.substring(0, Math.min(40, plain.length()));
  }
}
