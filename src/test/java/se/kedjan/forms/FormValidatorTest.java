package se.kedjan.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kedjan.chain.Refusal;

class FormValidatorTest {

  private final FormValidator validator = new FormValidator();
  private FormSchema schema;

  @BeforeEach
  void aFormWithOneOfEachKind() throws IOException {
    schema =
        FormSchema.parse(
            """
            {"id": "each-kind", "components": [
              {"type": "text", "text": "### Ärende"},
              {"type": "textfield", "key": "time", "label": "Tid",
               "validate": {"pattern": "^[0-9]{2}:[0-9]{2}$", "maxLength": 5}},
              {"type": "textarea", "key": "note", "label": "Anteckning",
               "validate": {"required": true, "maxLength": 4000}},
              {"type": "number", "key": "hours", "label": "Timmar", "decimalDigits": 0,
               "validate": {"min": 1, "max": 8}},
              {"type": "datetime", "subtype": "date", "dateLabel": "Datum", "key": "day"},
              {"type": "checkbox", "key": "told", "label": "Har berättats"},
              {"type": "radio", "key": "wish", "label": "Önskan",
               "values": [{"label": "Ja", "value": "yes"}, {"label": "Nej", "value": "no"}]},
              {"type": "select", "key": "who", "label": "Vem", "valuesKey": "sofStaff"},
              {"type": "checklist", "key": "days", "label": "Dagar",
               "values": [{"label": "Mån", "value": "mon"}, {"label": "Tis", "value": "tue"}]},
              {"type": "textfield", "key": "reason", "label": "Skäl",
               "conditional": {"hide": "=wish != \\"no\\""},
               "validate": {"required": true, "maxLength": 50}}
            ]}
            """
                .getBytes(StandardCharsets.UTF_8));
  }

  private Map<String, Object> validate(Map<String, Object> raw) {
    return validator.validate(
        schema, raw, list -> list.equals("sofStaff") ? Set.of("sof1") : Set.of());
  }

  private static Map<String, Object> with(String key, Object value) {
    var raw = new HashMap<String, Object>();
    raw.put("note", "Något");
    raw.put(key, value);
    return raw;
  }

  @Test
  void givesTypedValues() {
    var raw = with("time", "09:30");
    raw.put("hours", 5);
    raw.put("day", "2026-03-31");
    raw.put("told", true);
    raw.put("wish", "no");
    raw.put("who", "sof1");
    raw.put("days", List.of("mon", "tue", "mon"));
    raw.put("reason", "Flyttar");

    assertThat(validate(raw))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "time", "09:30",
                "note", "Något",
                "hours", BigDecimal.valueOf(5),
                "day", LocalDate.of(2026, 3, 31),
                "told", true,
                "wish", "no",
                "who", "sof1",
                "days", List.of("mon", "tue"),
                "reason", "Flyttar"));
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of("time", "9.30", "Fältet «Tid» har fel form."),
        Arguments.of("time", 930, "Fältet «Tid» har fel slags värde."),
        Arguments.of("time", List.of("09:30"), "Fältet «Tid» har fel slags värde."),
        Arguments.of("note", null, "Fältet «Anteckning» måste fyllas i."),
        Arguments.of("note", "   ", "Fältet «Anteckning» måste fyllas i."),
        Arguments.of(
            "note",
            "x".repeat(10_000),
            "Fältet «Anteckning» är för långt: 10000 tecken, högst 4000 får plats."),
        Arguments.of("note", "\u0000", "tecken som inte kan sparas"),
        Arguments.of("note", "a\u0007b", "tecken som inte kan sparas"),
        Arguments.of("note", "a\uD83Db", "tecken som inte kan sparas"),
        Arguments.of("note", "a\uFFFF", "tecken som inte kan sparas"),
        Arguments.of("hours", 0, "Fältet «Timmar» måste vara mellan 1 och 8."),
        Arguments.of("hours", -99999, "mellan 1 och 8"),
        Arguments.of("hours", 9, "mellan 1 och 8"),
        Arguments.of("hours", 2.5, "måste vara ett heltal"),
        Arguments.of("hours", "fem", "måste vara ett tal"),
        Arguments.of("hours", Double.NaN, "måste vara ett tal"),
        Arguments.of("hours", Double.POSITIVE_INFINITY, "måste vara ett tal"),
        Arguments.of("hours", "1E+900000000", "rimligt tal"),
        Arguments.of("hours", "1E-900000000", "rimligt tal"),
        Arguments.of("hours", "9".repeat(1000), "måste vara ett tal"),
        Arguments.of("hours", true, "måste vara ett tal"),
        Arguments.of("day", "31/3 2026", "måste vara ett datum"),
        Arguments.of("day", "2026-02-30", "måste vara ett datum"),
        Arguments.of("day", "2026-03-31T10:00", "måste vara ett datum"),
        Arguments.of("day", "9999-01-01", "mellan 1900 och 2100"),
        Arguments.of("day", "+1000000-01-01", "måste"),
        Arguments.of("day", 20260331, "fel slags värde"),
        Arguments.of("told", "true", "fel slags värde"),
        Arguments.of("wish", "maybe", "har ett val som inte finns i listan"),
        Arguments.of("wish", "Yes", "inte finns i listan"),
        Arguments.of("who", "corner1", "Fältet «Vem» har ett val som inte finns i listan."),
        Arguments.of("days", "mon", "fel slags värde"),
        Arguments.of("days", List.of("sun"), "inte finns i listan"),
        Arguments.of("days", List.of(List.of("mon")), "inte finns i listan"),
        Arguments.of(
            "days", new ArrayList<>(java.util.Collections.nCopies(51, "mon")), "för många val"),
        Arguments.of("reason", "Dolt", "Fältet «Skäl» ska inte fyllas i med de val som gjorts."),
        Arguments.of("unknown", "x", "inget fält med namnet «unknown»"),
        Arguments.of("<script>alert(1)</script>", "x", "«?script?alert?1???script?»"));
  }

  @ParameterizedTest
  @MethodSource
  void refused(String key, Object value, String message) {
    assertThatThrownBy(() -> validate(with(key, value)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(message);
  }

  @Test
  void aHiddenFieldIsRequiredOnlyOnceItIsShown() {
    assertThat(validate(with("wish", "yes"))).doesNotContainKey("reason");
    assertThatThrownBy(() -> validate(with("wish", "no")))
        .hasMessage("Fältet «Skäl» måste fyllas i.");
  }

  @Test
  void anUntickedBoxIsAnEmptyOne() {
    assertThat(validate(with("told", false))).doesNotContainKey("told");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Åsa \"Östen\" O'Brien <b>&amp;</b> -- ; drop table",
        "${runtimeService} #{1+1} {{caseNumber}} =1+1",
        "👩‍👧 𝒜 e\u0301 \u202E\u200D",
        "rad ett\nrad två\r\n\tindragen"
      })
  void keepsTextExactly(String text) {
    assertThat(validate(with("note", text))).containsEntry("note", text);
  }

  @Test
  void anUnknownComponentNeverSlipsThrough() {
    assertThatThrownBy(
            () -> FormSchema.parse("{\"components\":[{\"type\":\"iframe\"}]}".getBytes()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
