package se.kedjan.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.kedjan.chain.Refusal;

/** What an embedded HTML form sent, held against its schema: by the case and the field's title. */
class HtmlFormValidatorTest {

  private static final String SCHEMA =
      """
      {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Vecka", "type": "object",
       "additionalProperties": false, "required": ["rows"],
       "properties": {
         "hours": {"title": "Öppettimmar", "type": "number", "minimum": 0, "maximum": 80, "multipleOf": 0.5},
         "on": {"title": "Dag", "type": "string", "format": "date"},
         "rows": {"title": "Deltagare", "type": "array", "maxItems": 2, "items": {"$ref": "#/$defs/case"}}},
       "$defs": {
         "case": {"type": "object", "additionalProperties": false, "required": ["caseNumber", "monday"],
           "properties": {"caseNumber": {"type": "string"}, "monday": {"title": "Måndag", "$ref": "#/$defs/day"}}},
         "day": {"type": "object", "additionalProperties": false, "required": ["status"],
           "properties": {
             "status": {"title": "Status", "oneOf": [{"const": "present", "title": "Närvarande"}]},
             "note": {"title": "Anteckning", "type": "string", "maxLength": 5}}}}}
      """;

  @Test
  void whatTheSchemaDemandsIsLetThrough() {
    assertThatCode(
            () ->
                validate(
                    "{'hours': 18.5, 'on': '2026-11-20', 'rows': [{'caseNumber': 'K-2026-0012', 'monday': {'status': 'present'}}]}"))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{} | Uppgiften «Deltagare» måste fyllas i.",
        "{'rows': [], 'x': 1} | Formuläret har något som inte hör dit. Ladda om sidan och försök igen.",
        "{'rows': 'x'} | Uppgiften «Deltagare» har fel slags värde.",
        "{'rows': [], 'hours': 99} | Uppgiften «Öppettimmar» får vara högst 80.",
        "{'rows': [], 'hours': -1} | Uppgiften «Öppettimmar» får vara minst 0.",
        "{'rows': [], 'hours': 1.3} | Uppgiften «Öppettimmar» anges i jämna steg om 0.5.",
        "{'rows': [], 'hours': 1e400} | Ett tal är orimligt stort. Ändra det.",
        "{'rows': [], 'on': '2026-02-30'} | Uppgiften «Dag» har fel form.",
        "{'rows': [{'caseNumber': 'K-2026-0012'}]} | Uppgiften «Deltagare», K-2026-0012, «Måndag» måste fyllas i.",
        "{'rows': [{'caseNumber': 'K-2026-0012', 'monday': {'status': 'x'}}]} | Uppgiften «Deltagare», K-2026-0012, «Måndag», «Status» har ett val som inte finns.",
        "{'rows': [{'caseNumber': '<b>', 'monday': {'status': 'present', 'note': 'för långt'}}]} | Uppgiften «Deltagare», rad 1, «Måndag», «Anteckning» är för lång. Högst 5 tecken får plats.",
        "{'rows': [], 'on': '\\u0000'} | En text är för lång eller innehåller tecken som inte kan sparas. Ändra den och försök igen."
      })
  void allElseIsRefusedWithItsPlaceAndWhy(String json, String sentence) {
    assertThatThrownBy(() -> validate(json))
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith(sentence);
  }

  /** A schema is fetched from nowhere, so that nobody makes the server call anything. */
  @Test
  void aSchemaThatPointsElsewhereIsNone() {
    assertThatThrownBy(
            () ->
                HtmlFormSchema.parse(
                    "x",
                    "{\"properties\":{\"a\":{\"$ref\":\"http://127.0.0.1:1/x.json\"}}}"
                        .getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theSchemaTellsWhatIsKeptInItsWords() throws IOException {
    var words = FormWords.parseSchema(SCHEMA.getBytes(StandardCharsets.UTF_8));

    assertThat(words.title()).isEqualTo("Vecka");
    assertThat(words.field("monday").label()).isEqualTo("Måndag");
    var day = new LinkedHashMap<String, Object>();
    day.put("status", "present");
    day.put("note", "sen");
    assertThat(words.field("monday").shown(day, id -> id)).isEqualTo("Närvarande, Anteckning: sen");
  }

  private static void validate(String json) throws IOException {
    HtmlFormValidator.validate(
        HtmlFormSchema.parse("week", SCHEMA.getBytes(StandardCharsets.UTF_8)),
        new ObjectMapper().readTree(json.replace('\'', '"')));
  }
}
