package se.kedjan.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kedjan.models.Models;

class FormWordsTest {

  private static final String FORM =
      """
      {"components": [
        {"type": "textfield", "key": "number", "label": "Personnummer", "properties": {"kedjan": "secret"}},
        {"type": "radio", "key": "sober", "label": "Nykter?", "values": [{"label": "Ja, hela tiden", "value": "yes"}]},
        {"type": "checklist", "key": "goals", "label": "Mål", "values": [{"label": "Bostad", "value": "housing"}]},
        {"type": "checkbox", "key": "told", "label": "Har fått veta"},
        {"type": "datetime", "subtype": "date", "key": "on", "dateLabel": "Dag"},
        {"type": "select", "key": "who", "label": "Vem", "valuesKey": "sofStaff"},
        {"type": "text", "text": "Bara text"}]}
      """;

  @Test
  void aSecretFieldIsNeverShown() throws IOException {
    assertThat(words().fields().keySet())
        .filteredOn(words()::tells)
        .containsExactly("sober", "goals", "told", "on", "who");
    assertThat(words().tells("number")).isFalse();
    assertThat(words().tells("unknown")).isFalse();
  }

  @Test
  void valuesAreToldAsTheFormCallsThem() throws IOException {
    assertThat(text("sober", "\"yes\"")).isEqualTo("Ja, hela tiden");
    assertThat(text("goals", "[\"housing\", \"gone\"]")).isEqualTo("Bostad, gone");
    assertThat(text("told", "true")).isEqualTo("Ja");
    assertThat(text("on", "\"2025-03-11\"")).isEqualTo("2025-03-11");
    assertThat(words().field("on").label()).isEqualTo("Dag");
    assertThat(text("who", "\"sof2\"")).isEqualTo("Namn på sof2");
    assertThat(text("unknown", "7")).isEqualTo("7");
    assertThat(words().field("unknown").label()).isEqualTo("unknown");
  }

  @Test
  void whatAnOlderVersionDoesNotSayTheBuiltInFormDoes() throws IOException {
    var builtIn =
        FormWords.parse(
            """
            {"components": [
              {"type": "textfield", "key": "reference", "properties": {"category": "ownParty"}},
              {"type": "radio", "key": "sober", "properties": {"category": "wellbeing"}},
              {"type": "number", "key": "age", "properties": {"identifies": "yes"}}]}
            """
                .getBytes(StandardCharsets.UTF_8));
    var older =
        FormWords.parse(
            """
            {"components": [
              {"type": "textfield", "key": "reference"},
              {"type": "radio", "key": "sober", "properties": {"category": "work"}},
              {"type": "number", "key": "age"},
              {"type": "textarea", "key": "note"}]}
            """
                .getBytes(StandardCharsets.UTF_8),
            builtIn);

    assertThat(older.field("reference").audience()).isEqualTo(new Audience(null, true, true));
    assertThat(older.field("sober").audience())
        .isEqualTo(new Audience(se.kedjan.access.Category.WORK, false, false));
    assertThat(older.field("age").audience()).isEqualTo(new Audience(null, false, true));
    assertThat(older.field("note").audience()).isEqualTo(new Audience(null, false, true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ownparty", "WELLBEING", "health", "Work"})
  void aKindOfDataThatThereIsNotIsRefused(String word) {
    var form =
        "{\"id\": \"x\", \"components\": [{\"type\": \"textarea\", \"key\": \"note\", \"label\": \"Not\", \"properties\": {\"category\": \"%s\"}}]}"
            .formatted(word);
    assertThatThrownBy(() -> FormSchema.parse(form.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @MethodSource("se.kedjan.models.Models#forms")
  void everyFieldOfEveryFormHasItsWords(String form) throws IOException {
    var words = FormWords.parse(Models.form(form));
    for (var field : FormSchema.parse(Models.form(form)).fields()) {
      var told = words.field(field.key());
      assertThat(told.label()).isEqualTo(field.label());
      assertThat(told.options().keySet()).isEqualTo(field.options());
      assertThat(words.tells(field.key())).isNotEqualTo(field.secret());
    }
  }

  private static String text(String key, String value) throws IOException {
    return words()
        .field(key)
        .shown(new ObjectMapper().readValue(value, Object.class), id -> "Namn på " + id);
  }

  private static FormWords words() throws IOException {
    return FormWords.parse(FORM.getBytes(StandardCharsets.UTF_8));
  }
}
