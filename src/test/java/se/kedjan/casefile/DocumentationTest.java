package se.kedjan.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.kedjan.testing.Chain;
import se.kedjan.testing.IntegrationTest;
import se.kedjan.testing.Journey;

/** By name or anonymously: what the table says of the activity today. */
@IntegrationTest
class DocumentationTest {

  @Autowired Chain chain;
  @Autowired JdbcClient jdbc;

  @AfterEach
  void cornerKnowsItsParticipantsByName() {
    jdbc.sql("delete from kedjan.activity where id <> 'corner' or valid_from <> '2020-01-01'")
        .update();
    jdbc.sql("update kedjan.activity set valid_to = null, documentation = 'FULL'").update();
  }

  @ParameterizedTest
  @CsvSource({"givenName,Förnamn", "familyName,Efternamn"})
  void byNameANameIsRequiredInTheWordsOfTheForm(String field, String label) {
    var form = Journey.someone("sof");
    form.remove(field);

    assertThatThrownBy(() -> Journey.on(chain).registered("sof1", form))
        .hasMessageContaining("Fältet «%s» måste fyllas i.".formatted(label));
  }

  @Test
  void anonymouslyTheCaseCarriesANumberAndAnAliasOnly() {
    fromTodayAnonymous();
    var caseId = Journey.on(chain).registered("sof1", anonymous()).received().caseId();

    var row =
        jdbc.sql("select * from kedjan.participant where case_id = ?")
            .param(caseId.number())
            .query()
            .singleRow();
    assertThat(row)
        .containsEntry("alias", "Tallen")
        .containsEntry("given_name", null)
        .containsEntry("family_name", null)
        .containsEntry("phone", null)
        .containsEntry("identity_number", null);
    assertThat(chain.prefill(caseId, "Task_ObtainConsent").get("caseSummary").toString())
        .startsWith("**Tallen**, 42 år");
  }

  @ParameterizedTest
  @ValueSource(strings = {"givenName", "familyName", "phone", "identityKind"})
  void anonymouslyNothingThatTellsWhoItIsIsTaken(String field) {
    fromTodayAnonymous();
    var form = anonymous();
    switch (field) {
      case "identityKind" ->
          form.putAll(Map.of("identityKind", "reserve", "identityNumber", "R12345"));
      case "phone" -> form.put(field, "070123");
      default -> form.put(field, "Prov");
    }
    if (field.equals("givenName")) {
      form.remove("alias");
    }

    assertThatThrownBy(() -> Journey.on(chain).registered("sof1", form))
        .hasMessageContaining("ska lämnas tomt")
        .hasMessageContaining("alias");
  }

  @Test
  void anonymouslyAnAliasIsRequired() {
    fromTodayAnonymous();
    var form = anonymous();
    form.remove("alias");

    assertThatThrownBy(() -> Journey.on(chain).registered("sof1", form))
        .hasMessageContaining("«Alias» måste fyllas i");
  }

  @Test
  void aChangeCountsFromItsDay() {
    jdbc.sql("update kedjan.activity set valid_to = ? where id = 'corner'")
        .param(chain.clock().today())
        .update();
    jdbc.sql(
            "insert into kedjan.activity (id, name, documentation, valid_from) values ('corner', 'Corner', 'ANONYMOUS', ?)")
        .param(chain.clock().today().plusDays(1))
        .update();
    jdbc.sql(
            "insert into kedjan.activity (id, name, documentation, valid_from) values ('other', 'Annan', 'ANONYMOUS', '2020-01-01')")
        .update();

    Journey.on(chain).registeredBy("sof1");
  }

  @Test
  void anActivityThatHasEndedTakesNobody() {
    jdbc.sql("update kedjan.activity set valid_to = ? where id = 'corner'")
        .param(chain.clock().today().minusDays(1))
        .update();

    assertThatThrownBy(() -> Journey.on(chain).registeredBy("sof1"))
        .hasMessageContaining("tar inte emot nya deltagare");
  }

  private void fromTodayAnonymous() {
    jdbc.sql("update kedjan.activity set valid_to = ? where id = 'corner'")
        .param(chain.clock().today().minusDays(1))
        .update();
    jdbc.sql(
            "insert into kedjan.activity (id, name, documentation, valid_from) values ('corner', 'Corner', 'ANONYMOUS', ?)")
        .param(chain.clock().today())
        .update();
  }

  private static Map<String, Object> anonymous() {
    var form = new HashMap<>(Journey.someone("sof"));
    form.remove("givenName");
    form.remove("familyName");
    form.put("alias", "Tallen");
    return form;
  }
}
