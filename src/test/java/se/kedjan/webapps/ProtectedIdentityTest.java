package se.kedjan.webapps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.kedjan.access.CaseAccess;
import se.kedjan.access.CaseId;
import se.kedjan.reports.OneYearReport;
import se.kedjan.testing.Chain;
import se.kedjan.testing.IntegrationTest;
import se.kedjan.testing.InventedNumbers;
import se.kedjan.testing.Journey;

/** Skyddade personuppgifter: an alias, named persons, and no list of others. */
@IntegrationTest
class ProtectedIdentityTest {

  @LocalServerPort int port;
  @Autowired Chain chain;
  @Autowired TaskService tasks;
  @Autowired CaseAccess access;
  @Autowired OneYearReport report;
  @Autowired JdbcClient jdbc;

  @Test
  void fromTheStartTheAliasStandsForTheNameAndTheHeadDistributes() {
    var journey = Journey.on(chain).registered("corner1", hidden());
    var caseId = journey.caseId();
    var step = chain.openStep(caseId, "Task_ReceiveCase");

    assertThat(access.isProtected(caseId)).isTrue();
    assertThat(step.candidate()).isEqualTo("sofhead");
    for (var other : List.of("sof1", "sof2", "corner1", "cornerhead1", "amf1", "process1")) {
      assertThat(inList(other, caseId)).as(other).isZero();
      Caller.signedIn(port, other)
          .post(Caller.ENGINE + "/task/" + step.taskId() + "/claim", Map.of("userId", other))
          .refusedWith(403, 404);
    }
    assertThat(inList("sofhead1", caseId)).isEqualTo(1);
    var closed = form("sofhead1", step.taskId());
    assertThat(closed).contains("Ta uppgiften").doesNotContain("Blå 7", "Hemligt");
    claim("sofhead1", step.taskId());
    assertThat(form("sofhead1", step.taskId()))
        .contains("Blå 7", "skyddade personuppgifter")
        .doesNotContain("Hemligt", "Namnsson", "070", "Gatan", "Kontaktsson", "42 år");
  }

  @Test
  void theNextStepGoesToWhoIsNamedElseToTheHead() {
    var journey = Journey.on(chain).registered("corner1", hidden()).received();
    var caseId = journey.caseId();

    assertThat(chain.openStep(caseId, "Task_ObtainConsent").assignee()).isEqualTo("sof2");
    assertThat(form("sof2", chain.openStep(caseId, "Task_ObtainConsent").taskId()))
        .contains("Blå 7")
        .doesNotContain("Hemligt", "Namnsson");
    journey.consent("yes", "yes");
    assertThat(chain.openStep(caseId, "Task_AppointGuide").candidate()).isEqualTo("amfhead");
    chain.completeAs("amfhead1", caseId, "Task_AppointGuide", Map.of("guide", "amf2"));
    journey.booksVisit();
    assertThat(chain.openStep(caseId, "Task_ConfirmStudyVisit").candidate())
        .isEqualTo("cornerhead");
    assertThat(inList("corner1", caseId)).isZero();
    // A head by office does not reach it; who is named does.
    page("sofhead1", caseId).refusedWith(404);
    assertThat(page("sof2", caseId).status()).isEqualTo(200);
    assertThat(page("amf2", caseId).status()).isEqualTo(200);
  }

  @Test
  void theCasePageShowsWhoItIsOnlyToWhoIsNamedForThePartyThatTypedIt() {
    var journey = Journey.on(chain).registered("corner1", hidden()).received();
    var caseId = journey.caseId();
    journey.consent("yes", "yes");
    chain.completeAs("amfhead1", caseId, "Task_AppointGuide", Map.of("guide", "amf2"));
    chain.completeAs(
        "sof2",
        caseId,
        "Task_BookStudyVisit",
        Map.of(
            "visitOn", journey.today().toString(),
            "visitTime", "09:30",
            "escort", "boende1",
            "visitNeeds", "Hämtas på Gatan 1."));
    var visit = chain.openStep(caseId, "Task_ConfirmStudyVisit").taskId();
    claim("cornerhead1", visit);
    assertThat(form("cornerhead1", visit)).contains("09:30").doesNotContain("Gatan");
    chain.completeAs(
        "cornerhead1",
        caseId,
        "Task_ConfirmStudyVisit",
        Map.of("visitConfirmed", "yes", "supervisor", "corner1"));

    for (var other : List.of("sof2", "amf2")) {
      assertThat(casePage(other, caseId))
          .as(other)
          .contains("Skyddad uppgift", "Blå 7", "09:30")
          .doesNotContain("Hemligt", "Namnsson", "070", "Kontaktsson", "\"42\"");
    }
    assertThat(casePage("sof2", caseId)).contains("Hämtas på Gatan 1.");
    assertThat(casePage("amf2", caseId)).doesNotContain("Gatan");
    assertThat(casePage("corner1", caseId))
        .contains("Hemligt", "Namnsson", "070 123 45 67", "Kontaktsson", "Hämtas på Gatan 1.");

    protect("sof2", caseId, "no", null);
    assertThat(casePage("amf2", caseId)).contains("Gatan").doesNotContain("Skyddad uppgift");
  }

  @Test
  void aStepThatIsGivenBackIsNotShownToTheParty() {
    var caseId = Journey.on(chain).registeredBy("sof1").caseId();
    var task = chain.openStep(caseId, "Task_ReceiveCase").taskId();
    claim("sof3", task);
    protect("sofhead1", caseId, "yes", "Grön 3");

    assertThat(inList("sof3", caseId)).as("who holds a step keeps it").isEqualTo(1);
    assertThat(
            Caller.signedIn(port, "sof3")
                .post(Caller.ENGINE + "/task/" + task + "/unclaim")
                .isGood())
        .isTrue();

    assertThat(chain.openStep(caseId, "Task_ReceiveCase").candidate()).isEqualTo("sofhead");
    assertThat(inList("sof3", caseId)).isZero();
    assertThat(inList("sof1", caseId)).isZero();
    assertThat(inList("sofhead1", caseId)).isEqualTo(1);
  }

  @Test
  void markedLaterItClosesThePoolAndEmptiesThePhone() {
    var form = new HashMap<>(Journey.someone("sof"));
    form.put("phone", "070 123 45 67");
    var journey = Journey.on(chain).registered("sof1", form).received().consent("yes", "yes");
    var caseId = journey.caseId();
    assertThat(inList("amf1", caseId)).isEqualTo(1);

    protect("sof2", caseId, "yes", "Grön 3");

    assertThat(chain.openStep(caseId, "Task_AppointGuide").candidate()).isEqualTo("amfhead");
    assertThat(inList("amf1", caseId)).isZero();
    assertThat(inList("amfhead1", caseId)).isEqualTo(1);
    var participant =
        jdbc.sql("select given_name, phone from kedjan.participant where case_id = ?")
            .param(caseId.number())
            .query()
            .singleRow();
    assertThat(participant).containsEntry("given_name", "Prov").containsEntry("phone", null);
    assertThat(acts(caseId)).contains("identity-protected");

    protect("sofhead1", caseId, "no", null);
    assertThat(access.isProtected(caseId)).isFalse();
    assertThat(acts(caseId)).contains("identity-unprotected");
    chain.completeAs("amfhead1", caseId, "Task_AppointGuide", Map.of("guide", "amf2"));
    journey.booksVisit();
    assertThat(chain.openStep(caseId, "Task_ConfirmStudyVisit").candidate()).isEqualTo("corner");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sof1", "sof3", "boende1", "corner1", "amf2", "amfhead1", "process1"})
  void nobodyElseMarksIt(String staffId) {
    var caseId = Journey.on(chain).consentedStraight("sof1").caseId();

    assertThatThrownBy(() -> protect(staffId, caseId, "yes", "Grön 3")).isNotNull();
    assertThat(access.isProtected(caseId)).isFalse();
  }

  @Test
  void aCaseThatIsNotTheirsSoundsAsIfItWereNone() {
    var caseId = Journey.on(chain).registeredBy("sof1").received().caseId();
    for (var number : List.of(caseId.number(), "K-2025-999999")) {
      assertThatThrownBy(
              () ->
                  chain.start(
                      "sof3",
                      "protect-identity",
                      Map.of("caseNumber", number, "protection", "yes", "alias", "Grön")))
          .hasMessageContaining("Ärendet finns inte, eller är inte ditt.");
    }
    assertThatThrownBy(() -> protect("sof2", caseId, "no", null))
        .hasMessageContaining("är inte markerat");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Hemligt", "en hemligts", "NAMNSSON", "Person Namnsson 2"})
  void anAliasDoesNotGiveTheNameAway(String alias) {
    var form = hidden();
    form.put("alias", alias);
    assertThatThrownBy(() -> Journey.on(chain).registered("sof1", form))
        .hasMessageContaining("en del av namnet")
        .hasMessageNotContaining(alias);
    var open = hidden();
    open.remove("protectedIdentity");
    open.remove("alias");
    var journey = Journey.on(chain).registered("sof1", open).received();
    assertThatThrownBy(() -> protect("sof2", journey.caseId(), "yes", alias))
        .hasMessageContaining("en del av namnet");
  }

  @Test
  void anAliasIsNeededWhereItIsProtectedAndNowhereElse() {
    var form = hidden();
    form.remove("alias");
    assertThatThrownBy(() -> Journey.on(chain).registered("sof1", form))
        .hasMessageContaining("«Alias» måste fyllas i");
    form.put("alias", "Blå 7");
    form.put("protectedIdentity", "no");
    assertThatThrownBy(() -> Journey.on(chain).registered("sof1", form))
        .hasMessageContaining("«Alias» ska inte fyllas i");
  }

  @Test
  void isLeftOutOfSearchesAndOfTheReport() {
    var number = InventedNumbers.personal();
    var form = new HashMap<>(Journey.someone("sof"));
    form.put("identityKind", "personal");
    form.put("identityNumber", number);
    var journey = Journey.on(chain).registered("sof1", form).received();
    var caseId = journey.caseId();
    journey.consents().visits("wants").getsPlace();
    var start = journey.today().minusDays(1);
    var before = report.of("corner", start).participants();
    assertThat(found("sofhead1", number)).hasSize(1);

    protect("sof2", caseId, "yes", "Grön 3");

    assertThat(found("sofhead1", number)).isEmpty();
    assertThat(found("cornerhead1", number)).isEmpty();
    assertThat(found("sof2", number)).hasSize(1);
    assertThat(report.of("corner", start).participants()).isEqualTo(before - 1);
  }

  private HashMap<String, Object> hidden() {
    var form = new HashMap<>(Journey.someone("corner"));
    form.put("givenName", "Hemligt");
    form.put("familyName", "Namnsson");
    form.put("protectedIdentity", "yes");
    form.put("alias", "Blå 7");
    form.put("phone", "070 123 45 67");
    form.put("sofContactName", "Kontaktsson");
    form.put("travelNeeds", "Hämtas på Gatan 1.");
    return form;
  }

  private void protect(String staffId, CaseId caseId, String on, String alias) {
    var form = new HashMap<String, Object>();
    form.put("caseNumber", caseId.number());
    form.put("protection", on);
    if (alias != null) {
      form.put("alias", alias);
      form.put("emptyPhone", true);
    }
    chain.start(staffId, "protect-identity", form);
  }

  private int inList(String staffId, CaseId caseId) {
    return Caller.signedIn(port, staffId)
        .post(Caller.ENGINE + "/task/count", Map.of("processInstanceBusinessKey", caseId.number()))
        .json()
        .path("count")
        .asInt();
  }

  private void claim(String staffId, String taskId) {
    chain.staff().as(staffId, () -> tasks.claim(taskId, staffId));
  }

  private String form(String staffId, String taskId) {
    return Caller.signedIn(port, staffId)
        .get(Caller.ENGINE + "/task/" + taskId + "/form-variables")
        .body();
  }

  private Caller.Reply page(String staffId, CaseId caseId) {
    return Caller.signedIn(port, staffId)
        .get("/camunda/kedjan/cases/" + caseId.number() + "/responsibility");
  }

  private String casePage(String staffId, CaseId caseId) {
    var page =
        Caller.signedIn(port, staffId).get("/camunda/kedjan/cases/" + caseId.number()).json();
    assertThat(page.path("sheets")).isNotEmpty();
    return page.path("summary").asText() + page.path("sheets");
  }

  private com.fasterxml.jackson.databind.JsonNode found(String staffId, String number) {
    return Caller.signedIn(port, staffId)
        .post("/camunda/kedjan/search", Map.of("identityNumber", number))
        .json()
        .path("caseNumbers");
  }

  private List<String> acts(CaseId caseId) {
    return jdbc.sql(
            "select act from kedjan.responsibility_log join kedjan.log_chain using (chain) where case_id = ? order by seq")
        .param(caseId.number())
        .query(String.class)
        .list();
  }
}
