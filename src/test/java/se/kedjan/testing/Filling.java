package se.kedjan.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.models.Models;

/**
 * Fills in every field that a form shows: decisions, and whatever else is said, as said; the rest
 * from the {@code .form} file alone.
 */
public class Filling {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final FeelEngine FEEL = new ScalaFeelEngineFactory().createInstance();
  private static final Map<String, List<Field>> READ = new ConcurrentHashMap<>();
  private static final Map<String, String> STAFF =
      Map.of(
          "sofStaff", "sof3", "cornerStaff", "corner2", "amfStaff", "amf3", "allStaff", "metod1");

  /** One field of a form; {@code hide} is a FEEL expression. */
  public record Field(
      String form,
      String key,
      String type,
      int maxLength,
      @Nullable String pattern,
      int min,
      int max,
      List<String> options,
      @Nullable String optionsFrom,
      @Nullable String hide,
      boolean secret) {

    public boolean isText() {
      return type.equals("textfield") || type.equals("textarea");
    }
  }

  /** The form of a step: {@code Task_BookStudyVisit} has {@code book-study-visit}. */
  public static String formOf(String element) {
    return element
        .replaceFirst("^Task_", "")
        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
        .toLowerCase(Locale.ROOT);
  }

  public static List<Field> fields(String form) {
    return READ.computeIfAbsent(form, Filling::read);
  }

  private static List<Field> read(String form) {
    try {
      var fields = new ArrayList<Field>();
      for (var component : JSON.readTree(Models.form(form)).path("components")) {
        if (component.has("key")) {
          fields.add(field(form, component));
        }
      }
      return List.copyOf(fields);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All that staff can fill in, as the browser would send it. */
  public Map<String, Object> fill(String form, Map<String, ?> said, String today) {
    var values = new LinkedHashMap<String, Object>();
    for (var field : fields(form)) {
      values.put(
          field.key(), said.containsKey(field.key()) ? said.get(field.key()) : any(field, today));
    }
    for (var hidden = true; hidden; ) {
      hidden =
          fields(form).stream()
              .filter(field -> values.get(field.key()) != null && isHidden(field, form, values))
              .findFirst()
              .map(field -> values.remove(field.key()))
              .isPresent();
    }
    values.values().removeIf(Objects::isNull);
    return values;
  }

  protected String text(Field field) {
    var isNew = field.key().startsWith("new");
    if (field.secret()) {
      return isNew ? "R54321" : "R12345";
    }
    if (field.pattern() == null) {
      return isNew ? "En annan text." : "Text om deltagaren.";
    }
    return field.pattern().contains(":") ? "09:30" : isNew ? "54321" : "12345";
  }

  protected int number(Field field) {
    return field.min() + 1;
  }

  private Object any(Field field, String today) {
    return switch (field.type()) {
      case "textfield", "textarea" -> text(field);
      case "number" -> number(field);
      case "datetime" -> today;
      case "checkbox" -> true;
      // Of what is data only the receivers are the same for everybody.
      case "checklist" ->
          "consentReceivers".equals(field.optionsFrom()) ? List.of("AF") : field.options();
      case "taglist" -> List.of(STAFF.get(field.optionsFrom()));
      default -> choice(field);
    };
  }

  private static String choice(Field field) {
    if (field.optionsFrom() != null) {
      return STAFF.get(field.optionsFrom());
    }
    if (ProcessVariable.named(field.key()).isPresent()) {
      return field.options().get(0);
    }
    return field.options().get(field.options().size() - 1);
  }

  private static boolean isHidden(Field field, String form, Map<String, Object> values) {
    if (field.hide() == null) {
      return false;
    }
    var context = Variables.createVariables();
    fields(form).forEach(f -> context.putValue(f.key(), values.get(f.key())));
    return Boolean.TRUE.equals(
        FEEL.evaluateSimpleExpression(field.hide(), context.asVariableContext()));
  }

  private static Field field(String form, JsonNode component) {
    var validate = component.path("validate");
    var hide = component.path("conditional").path("hide").asText(null);
    return new Field(
        form,
        component.path("key").asText(),
        component.path("type").asText(),
        validate.path("maxLength").asInt(Integer.MAX_VALUE),
        validate.path("pattern").asText(null),
        validate.path("min").asInt(0),
        validate.path("max").asInt(Integer.MAX_VALUE),
        StreamSupport.stream(component.path("values").spliterator(), false)
            .map(option -> option.path("value").asText())
            .toList(),
        component.path("valuesKey").asText(null),
        hide == null ? null : hide.replaceFirst("^=", ""),
        component.path("properties").path("kedjan").asText("").equals("secret"));
  }
}
