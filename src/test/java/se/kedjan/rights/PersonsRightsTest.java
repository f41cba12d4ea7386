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
import se.kedjan.access.CaseAccess;
import se.kedjan.access.CaseId;
import se.kedjan.access.StaffId;
import se.kedjan.casefile.FindingCases;
import se.kedjan.testing.Chain;
import se.kedjan.testing.IntegrationTest;
import se.kedjan.testing.InventedNumbers;
import se.kedjan.testing.Journey;
import se.kedjan.testing.Outcome;

/** What was wrong stays beside what is right; whom the case is not for can put nothing right. */
@IntegrationTest
class PersonsRightsTest {

  private static final String NOT_YOURS = "Ärendet finns inte, eller är inte ditt.";

  @Autowired Chain chain;
  @Autowired Outcome outcome;
  @Autowired JdbcClient jdbc;
  @Autowired FindingCases finding;
  @Autowired Extracts extracts;
  @Autowired CaseAccess access;

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
  void aPartyThatMayNotKnowThePersonNeitherCorrectsNorGuesses() {
    var form = new HashMap<>(Journey.someone("sof"));
    form.put("phone", "0701234567");
    var journey = Journey.on(chain).registered("sof1", form).received().consents();
    var caseId = journey.booksVisit().confirmsVisit().caseId();
    journey.narrows("sof2", "sofCorner", "contact");

    for (var phone : List.of("0701234567", "0709999999")) {
      assertThatThrownBy(() -> phone("corner1", caseId, phone))
          .hasMessageContaining("rättas av den part som registrerade ärendet eller av SOF")
          .hasMessageNotContaining("står redan");
    }
    assertThat(count("correction", caseId)).isZero();
    // Who may read it may put it right, and may be told that it stands so.
    assertThatThrownBy(() -> phone("amf2", caseId, "0701234567"))
        .hasMessageContaining("Det står redan så");
    phone("amf2", caseId, "0708888888");
    assertThat(count("correction", caseId)).isEqualTo(1);
  }

  @Test
  void sofCorrectsWhatItMayNotReadWithoutLearningWhatStoodThere() {
    var form = new HashMap<>(Journey.someone("amf"));
    form.put("phone", "0701234567");
    var journey = Journey.on(chain).registered("amf1", form).received().consents();
    journey.withdraws("sof2", "amfSof");

    phone("sof2", journey.caseId(), "0701234567");

    assertThat(count("correction", journey.caseId())).isEqualTo(1);
  }

  @Test
  void whoIsHiddenByProtectionIsNotGuessedEither() {
    var form = new HashMap<>(Journey.someone("sof"));
    form.put("phone", "0701234567");
    form.put("protectedIdentity", "yes");
    form.put("alias", "Blå 7");
    var journey = Journey.on(chain).registered("sof1", form).received();
    journey.consent("yes", "yes");
    var caseId = journey.caseId();
    chain.completeAs("amfhead1", caseId, "Task_AppointGuide", Map.of("guide", "amf2"));

    assertThatThrownBy(() -> phone("amf2", caseId, "0701234567"))
        .hasMessageContaining("rättas av den part som registrerade ärendet eller av SOF");
    assertThatThrownBy(() -> phone("sof2", caseId, "0701234567"))
        .hasMessageContaining("Det står redan så");
  }

  @Test
  void theIdentityNumberIsPutRightAndLiesSealed() {
    var wrong = InventedNumbers.personal();
    var right = InventedNumbers.coordination();
    var form = new HashMap<>(Journey.someone("sof"));
    form.put("identityKind", "personal");
    form.put("identityNumber", wrong);
    var caseId = Journey.on(chain).registered("sof1", form).received().caseId();

    number("sof2", caseId, "coordination", right);

    assertThat(chain.staff().as("sofhead1", () -> finding.byIdentityNumber(right)))
        .containsExactly(caseId);
    assertThat(chain.staff().as("sofhead1", () -> finding.byIdentityNumber(wrong))).isEmpty();
    var kept =
        jdbc.sql(
                "select what, old_value, new_value from kedjan.correction where case_id = ? order by id")
            .param(caseId.number())
            .query()
            .listOfRows();
    assertThat(kept.get(0))
        .containsEntry("what", "identityKind")
        .containsEntry("old_value", "personal")
        .containsEntry("new_value", "coordination");
    assertThat(kept.get(1).get("old_value").toString()).startsWith("sealed:");
    assertThat(kept.get(1).get("new_value").toString()).startsWith("sealed:");
    assertThat(kept.toString() + payloads(caseId)).doesNotContain(wrong, right);
    var told =
        chain
            .staff()
            .as("regi1", () -> extracts.make(caseId, "json", new DiaryNumber("SN 2026/1")))
            .orElseThrow()
            .corrections();
    assertThat(told.get(1).before()).isEqualTo(InventedNumbers.withHyphen(wrong));
    assertThat(told.get(1).right()).isEqualTo(InventedNumbers.withHyphen(right));

    number("sof2", caseId, "unknown", null);
    assertThat(chain.staff().as("sofhead1", () -> finding.byIdentityNumber(right))).isEmpty();
    assertThatThrownBy(() -> number("sof2", caseId, "unknown", null))
        .hasMessageContaining("Det står redan så");
    assertThatThrownBy(() -> number("sof2", caseId, "personal", "198112189870"))
        .hasMessageContaining("inget giltigt personnummer")
        .hasMessageNotContaining("198112189870");
  }

  /** Their own number is corner2's. */
  @Test
  void aNumberThatTurnsOutToBeAColleaguesClosesTheCaseForThem() {
    var journey = Journey.on(chain).consentedStraight("sof1").booksVisit();
    var caseId = journey.caseId();
    journey.step(
        "Task_ConfirmStudyVisit", Map.of("visitConfirmed", "yes", "supervisor", "corner2"));
    assertThat(access.isKeptFrom(new StaffId("corner2"), caseId)).isFalse();

    assertThatThrownBy(() -> number("corner2", caseId, "personal", "198003049825"))
        .hasMessageContaining("Du kan inte rätta numret");
    assertThat(access.isKeptFrom(new StaffId("corner2"), caseId)).isFalse();
    number("sof2", caseId, "personal", "198003049825");

    assertThat(access.isKeptFrom(new StaffId("corner2"), caseId)).isTrue();
    assertThatThrownBy(() -> objects("corner2", caseId)).hasMessageContaining(NOT_YOURS);
  }

  @Test
  void aSecretIsNotCorrectedAsAFieldOfAForm() {
    var caseId = Journey.on(chain).registeredBy("sof1").received().caseId();

    assertThatThrownBy(
            () ->
                record(
                    "sof2",
                    caseId,
                    form("Ta emot ärendet och utse ansvarig handläggare", "Nummer", "1")))
        .hasMessageContaining("rättas som en uppgift om personen");
    assertThat(count("correction", caseId)).isZero();
  }

  @Test
  void aTextThatLooksSealedIsATextLikeAnyOther() {
    var number = InventedNumbers.personal();
    var said = new HashMap<>(Journey.someone("sof"));
    said.put("identityKind", "personal");
    said.put("identityNumber", number);
    said.put("givenName", "sealed:a:b");
    var caseId = Journey.on(chain).registered("sof1", said).received().caseId();

    record("sof2", caseId, form("Registrera intresse", "Förnamn", "sealed:0:AA=="));

    var told =
        chain
            .staff()
            .as("regi1", () -> extracts.make(caseId, "json", new DiaryNumber("SN 2026/1")))
            .orElseThrow();
    assertThat(told.forms().get(0).answers())
        .extracting(answer -> answer.key() + " " + answer.value())
        .contains("givenName sealed:a:b", "identityNumber " + number);
    assertThat(told.corrections().get(0).before()).isEqualTo("sealed:a:b");
    assertThat(told.corrections().get(0).right()).isEqualTo("sealed:0:AA==");
  }

  private void phone(String staffId, CaseId caseId, String phone) {
    record(
        staffId,
        caseId,
        Map.of("rightKind", "participant", "participantField", "phone", "newPhone", phone));
  }

  private void number(String staffId, CaseId caseId, String kind, String number) {
    var said = new HashMap<String, Object>();
    said.put("rightKind", "participant");
    said.put("participantField", "identityNumber");
    said.put("newIdentityKind", kind);
    if (number != null) {
      said.put("newIdentityNumber", number);
    }
    record(staffId, caseId, said);
  }

  @Test
  void whatWasTypedInAFormKeepsItsPlaceBesideTheCorrection() {
    var caseId = Journey.on(chain).consentedStraight("sof1").booksVisit().caseId();
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
    var caseId = Journey.on(chain).consentedStraight("sof1").booksVisit().confirmsVisit().caseId();

    assertThatThrownBy(
            () -> record("cornerhead1", caseId, form("Boka studiebesök", "Klockslag", "10:15")))
        .hasMessageContaining("Din verksamhet gjorde inget steg");
    assertThat(count("correction", caseId)).isZero();
  }

  @Test
  void aFieldThatTheFormHasNotIsRefused() {
    var caseId = Journey.on(chain).consentedStraight("sof1").booksVisit().caseId();

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
