package se.kedjan.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.kedjan.access.CaseId;
import se.kedjan.testing.Chain;
import se.kedjan.testing.IntegrationTest;
import se.kedjan.testing.Journey;
import se.kedjan.testing.Outcome;

/** What was wrong stays beside what is right; whom the case is not for can put nothing right. */
@IntegrationTest
class PersonsRightsTest {

  private static final String NOT_YOURS = "Ärendet finns inte, eller är inte ditt.";

  @Autowired Chain chain;
  @Autowired Outcome outcome;
  @Autowired JdbcClient jdbc;

  @ParameterizedTest
  @CsvSource({
    "givenName, newGivenName, Åsa, given_name, Prov",
    "age, newAge, 43, age, 42",
    "sex, newSex, other, sex, woman",
    "phone, newPhone, 0701, phone, "
  })
  void whatIsKnownOfThePersonIsPutRight(
      String field, String key, String right, String column, String before) {
    var caseId = Journey.on(chain).registeredBy("sof1").received().caseId();

    record(
        "sof2",
        caseId,
        Map.of(
            "rightKind",
            "participant",
            "participantField",
            field,
            key,
            key.equals("newAge") ? (Object) Integer.valueOf(right) : right));

    assertThat(
            jdbc.sql("select %s::text from kedjan.participant where case_id = ?".formatted(column))
                .param(caseId.number())
                .query(String.class)
                .single())
        .isEqualTo(right);
    var correction =
        jdbc.sql("select * from kedjan.correction where case_id = ?")
            .param(caseId.number())
            .query()
            .singleRow();
    assertThat(correction)
        .containsEntry("what", field)
        .containsEntry("old_value", before)
        .containsEntry("new_value", right)
        .containsEntry("reason", "Personen har visat det.")
        .containsEntry("recorded_by", "sof2")
        .containsEntry("party", "SOF");
    assertThat(outcome.acts(caseId)).contains("correction-made");
  }

  @Test
  void whatWasTypedInAFormKeepsItsPlaceBesideTheCorrection() {
    var caseId = Journey.on(chain).registeredBy("sof1").received().consents().booksVisit().caseId();
    var before = payloads(caseId);

    record("sof2", caseId, form("boka studiebesök ", "Klockslag", "10:15"));

    assertThat(payloads(caseId)).containsAll(before);
    assertThat(
            jdbc.sql(
                    "select s.form_id, c.what, c.old_value, c.new_value from kedjan.correction c join kedjan.submission s on s.id = c.submission_id where c.case_id = ?")
                .param(caseId.number())
                .query()
                .singleRow())
        .containsEntry("form_id", "book-study-visit")
        .containsEntry("what", "visitTime")
        .containsEntry("old_value", "09:30")
        .containsEntry("new_value", "10:15");
  }

  @Test
  void aPartyCorrectsOnlyWhatItWroteItself() {
    var caseId =
        Journey.on(chain)
            .registeredBy("sof1")
            .received()
            .consents()
            .booksVisit()
            .confirmsVisit()
            .caseId();

    assertThatThrownBy(
            () -> record("cornerhead1", caseId, form("Boka studiebesök", "Klockslag", "10:15")))
        .hasMessageContaining("Din verksamhet gjorde inget steg");
    assertThat(count("correction", caseId)).isZero();
  }

  @Test
  void aFieldThatTheFormHasNotIsRefused() {
    var caseId = Journey.on(chain).registeredBy("sof1").received().consents().booksVisit().caseId();

    assertThatThrownBy(() -> record("sof2", caseId, form("Boka studiebesök", "Skostorlek", "43")))
        .hasMessageContaining("ingen uppgift med det namnet");
  }

  @Test
  void anObjectionIsNotedOnAClosedCaseToo() {
    var caseId = Journey.on(chain).registeredBy("sof1").turnedAway("notRelevant").caseId();

    record("sofhead1", caseId, Map.of("rightKind", "objection", "objectionText", "Jag vill inte."));

    assertThat(count("objection", caseId)).isEqualTo(1);
    assertThat(outcome.acts(caseId)).contains("objection-noted");
  }

  @Test
  void nothingIsSaidOfWhetherACaseExists() {
    var caseId = Journey.on(chain).registeredBy("sof1").received().caseId();

    for (var somebody : List.of("sof1", "corner1", "amf1", "amfhead1")) {
      assertThatThrownBy(() -> objects(somebody, caseId))
          .as(somebody)
          .hasMessageContaining(NOT_YOURS);
      assertThatThrownBy(() -> objects(somebody, new CaseId("K-2025-99999999")))
          .as(somebody)
          .hasMessageContaining(NOT_YOURS);
    }
    assertThat(count("objection", caseId)).isZero();
  }

  @Test
  void nobodyTouchesTheirOwnCase() {
    var caseId = Journey.on(chain).registeredBy("sof1").received().caseId();
    jdbc.sql("insert into kedjan.case_block values (?, 'sof2', 'ownCase', current_date)")
        .param(caseId.number())
        .update();

    assertThatThrownBy(() -> objects("sof2", caseId)).hasMessageContaining(NOT_YOURS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"process1", "regi1", "logg1", "drift1"})
  void whoBelongsToNoPartyOfTheChainRecordsNothing(String staffId) {
    var caseId = Journey.on(chain).registeredBy("sof1").received().caseId();

    assertThatThrownBy(() -> objects(staffId, caseId)).isNotNull();
    assertThat(count("objection", caseId)).isZero();
  }

  private void objects(String staffId, CaseId caseId) {
    record(staffId, caseId, Map.of("rightKind", "objection", "objectionText", "Jag vill inte."));
  }

  private Map<String, Object> form(String step, String field, String right) {
    return Map.of(
        "rightKind", "form",
        "correctedForm", step,
        "correctedOn", chain.clock().today().toString(),
        "correctedField", field,
        "correctedValue", right);
  }

  private void record(String staffId, CaseId caseId, Map<String, ?> said) {
    var values = new HashMap<String, Object>(said);
    values.put("caseNumber", caseId.number());
    values.put("rightReason", "Personen har visat det.");
    chain.start(staffId, "persons-rights", values);
  }

  private List<String> payloads(CaseId caseId) {
    return jdbc.sql("select payload from kedjan.submission where case_id = ?")
        .param(caseId.number())
        .query(String.class)
        .list();
  }

  private long count(String table, CaseId caseId) {
    return jdbc.sql("select count(*) from kedjan.%s where case_id = ?".formatted(table))
        .param(caseId.number())
        .query(Long.class)
        .single();
  }
}
