package se.kedjan.webapps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.kedjan.access.CaseId;
import se.kedjan.testing.Chain;
import se.kedjan.testing.IntegrationTest;
import se.kedjan.testing.Journey;

@IntegrationTest
class CasePageTest {

  @LocalServerPort int port;
  @Autowired Chain chain;
  @Autowired JdbcClient jdbc;

  @Test
  void showsWhatWasLeftInTheWordsOfTheForms() {
    var page = data("sof2", everybodyIn()).json();

    assertThat(page.path("summary").asText())
        .contains("Märta Märksson, 42 år vid registreringen", "Stefan Norén")
        .doesNotContain("*", "\\");
    var received = sheet(page, "Ta emot ärendet och utse ansvarig handläggare");
    assertThat(received.path("party").asText()).isEqualTo("SOF");
    assertThat(received.path("staffName").asText()).isEqualTo("Sara Lindqvist");
    assertThat(answers(received).values()).contains("Stefan Norén").doesNotContain("sof2");
    assertThat(answers(sheet(page, "Intresse registrerat")))
        .containsEntry("Kön", "Kvinna")
        .containsEntry("Syfte", "Öka nyktra timmar, Ta nästa steg");
  }

  @Test
  void showsWhoIsNamedAndWhatMayBeTold() {
    var caseId = everybodyIn();
    var page = data("corner1", caseId).json();

    // Who the guide is, AMF has not been allowed to tell yet.
    assertThat(page.path("named").toString())
        .contains("Stefan Norén", "Carl Vinter")
        .doesNotContain("Anders Strand");
    assertThat(allowed(page, "SOF", "Corner")).contains("Plan och schema");
    assertThat(allowed(page, "Corner", "AMF")).isEmpty();
    var until =
        jdbc.sql(
                "select valid_to::text from kedjan.consent where case_id = ? and from_party = 'SOF' and receiver = 'CORNER'")
            .param(caseId.number())
            .query(String.class)
            .single();
    assertThat(page.path("allowed").toString()).containsOnlyOnce("\"until\":\"" + until);
    assertThat(texts(page.path("closed")))
        .containsExactly("AMF har lämnat uppgifter som du inte får läsa utan samtycke.");
  }

  @Test
  void withoutConsentTellsOnlyThatAPartyHasLeftSomething() {
    var form = someone();
    form.put("source", "amf");
    form.put("interestNote", "Märkord från AMF");
    var journey = Journey.on(chain).registered("amf1", form);
    chain.complete(
        journey.caseId(),
        "Task_ReceiveCase",
        Map.of("reception", "accepted", "responsibleCaseworker", "sof2"));
    journey.consent("yes", "no").booksVisit().confirmsVisit();

    var page = data("amfhead1", journey.caseId()).json();

    assertThat(page.path("sheets")).hasSize(1);
    assertThat(page.path("sheets").get(0).toString()).contains("Märkord från AMF");
    assertThat(texts(page.path("closed")))
        .containsExactly(
            "SOF har lämnat uppgifter som du inte får läsa utan samtycke.",
            "Corner har lämnat uppgifter som du inte får läsa utan samtycke.");
    assertThat(allowed(page, "SOF", "AMF")).isEmpty();
    assertThat(page.path("named").toString()).doesNotContain("Carl Vinter");
  }

  @Test
  void responsibilityTellsWithoutConsentThatThereIsAStepAndNotWhich() {
    var journey = Journey.on(chain).registeredBy("amf1").received().consent("yes", "no");
    journey.booksVisit();

    var amf = responsibility("amfhead1", journey.caseId());
    var sof = responsibility("sof2", journey.caseId());

    assertThat(amf.path("waitingFor").get(0).path("step").asText())
        .isEqualTo("Ett steg hos Corner");
    assertThat(amf.path("waitingFor").get(0).path("since").asText()).isNotEmpty();
    assertThat(amf.path("done").toString())
        .contains("Ett steg hos SOF", "Registrerade intresset", "Tog emot ansvaret")
        .doesNotContain("Boka studiebesök", "Stefan Norén", "samtycke inte ges");
    assertThat(sof.path("done").toString()).contains("Boka studiebesök").doesNotContain("Ett steg");
    assertThat(responsibility("process1", journey.caseId()).path("done").toString())
        .contains("Boka studiebesök");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sof2", "corner1", "amf2", "sofhead1", "cornerhead1", "amfhead1"})
  void isForWhoIsNamedAndForTheHeads(String staffId) {
    assertThat(data(staffId, everybodyIn()).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sof1", "sof3", "boende1", "corner2", "amf1", "process1", "logg1"})
  void isNotForTheRestAndSoundsAsIfThereWereNoSuchCase(String staffId) {
    var caseId = everybodyIn();

    var forbidden = data(staffId, caseId).refusedWith(404);

    assertThat(forbidden.body())
        .isEqualTo(data(staffId, new CaseId("K-2025-999999")).refusedWith(404).body())
        .isEqualTo(
            Caller.signedIn(port, staffId).get("/camunda/kedjan/cases/K1").refusedWith(404).body());
    assertThat(readings(caseId, staffId)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"styr1", "drift1"})
  void staffWithoutTasksDoNotEvenGetIn(String staffId) {
    var caller = Caller.anonymous(port);
    assertThat(caller.signIn(staffId, Caller.PASSWORD, "tasklist").status()).isEqualTo(403);
    caller.get("/camunda/kedjan/cases/" + everybodyIn().number()).refusedWith(401);
  }

  @Test
  void isNeverForSomebodyCloseEvenIfNamed() {
    var caseId = everybodyIn();
    jdbc.sql(
            "insert into kedjan.case_block (case_id, staff_id, reason, since) values (?, 'sof2', 'close', '2025-03-11')")
        .param(caseId.number())
        .update();

    data("sof2", caseId).refusedWith(404);
  }

  @Test
  void aTaskLeadsToItsCaseOnceItIsTaken() {
    var caseId = Journey.on(chain).registeredBy("amf1").caseId();
    var taskId = chain.openStep(caseId, "Task_ReceiveCase").taskId();
    var path = "/camunda/kedjan/tasks/" + taskId + "/case";
    var sof = Caller.signedIn(port, "sof3");

    sof.get(path).refusedWith(404);
    sof.post(Caller.ENGINE + "/task/" + taskId + "/claim", Map.of("userId", "sof3"));

    assertThat(sof.get(path).json().path("caseNumber").asText()).isEqualTo(caseId.number());
    Caller.signedIn(port, "corner1").get(path).refusedWith(404);
  }

  @Test
  void whatWasCorrectedStandsBesideWhatItWas() {
    var journey = Journey.on(chain).registered("sof1", someone()).received().consents();
    var caseId = journey.booksVisit().confirmsVisit().caseId();
    var today = journey.today();
    corrects("sof2", caseId, Map.of("participantField", "givenName", "newGivenName", "Mårta"));
    corrects("sof2", caseId, Map.of("participantField", "sex", "newSex", "other"));
    putsRight("sof2", caseId, "Boka studiebesök", "Klockslag", "10:15");
    putsRight("sof2", caseId, "Boka studiebesök", "Behov för resan", "Märkord");
    putsRight("sof2", caseId, "Boka studiebesök", "Vem följer med?", null);

    for (var reader : List.of("sof2", "corner1", "amf2")) {
      var page = data(reader, caseId).json();
      assertThat(answers(sheet(page, "Intresse registrerat")))
          .as(reader)
          .containsEntry("Förnamn", "Märta (rättad till Mårta den %s)".formatted(today))
          .containsEntry(
              "Kön", "Kvinna (rättad till Annat eller uppges inte den %s)".formatted(today))
          .containsEntry("Efternamn", "Märksson");
      assertThat(answers(sheet(page, "Boka studiebesök")))
          .containsEntry("Klockslag", "09:30 (rättad till 10:15 den %s)".formatted(today))
          .containsEntry("Behov för resan", "– (rättad till Märkord den %s)".formatted(today))
          .hasEntrySatisfying(
              "Vem följer med?", escort -> assertThat(escort).contains("ska utgå enligt rättelse"));
    }
    journey.withdraws("sof2", "sofAmf");
    assertThat(data("amf2", caseId).body()).doesNotContain("10:15", "Mårta", "Märkord");
  }

  private void putsRight(String staffId, CaseId caseId, String step, String field, String right) {
    var form = new HashMap<String, Object>();
    form.put("rightKind", "form");
    form.put("correctedForm", step);
    form.put("correctedOn", chain.clock().today().toString());
    form.put("correctedField", field);
    form.put("correctedValue", right);
    corrects(staffId, caseId, form);
  }

  private void corrects(String staffId, CaseId caseId, Map<String, Object> said) {
    var form = new HashMap<String, Object>(said);
    form.putIfAbsent("rightKind", "participant");
    form.put("caseNumber", caseId.number());
    form.put("rightReason", "Personen har visat det.");
    form.values().removeIf(java.util.Objects::isNull);
    chain.start(staffId, "persons-rights", form);
  }

  @Test
  void thePageByNumberShowsTheSameAndEscapesWhatWasTyped() {
    var form = someone();
    form.put("interestNote", "<script>alert('x')</script> & \"så\"");
    var caseId = Journey.on(chain).registered("sof1", form).received().caseId();

    var page = Caller.signedIn(port, "sof2").get("/camunda/kedjan/case?number=" + caseId.number());

    assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
    assertThat(page.body())
        .contains(
            "Märta Märksson", "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;så")
        .doesNotContain("<script");
    assertThat(readings(caseId, "sof2")).isEqualTo(1);
    assertThat(
            Caller.signedIn(port, "sof2")
                .get("/camunda/kedjan/case?number=%20" + caseId.number().toLowerCase() + "%20")
                .body())
        .contains("Märta Märksson", "<th scope=\"col\">Till och med</th>");
    assertThat(
            Caller.signedIn(port, "corner2")
                .get("/camunda/kedjan/case?number=" + caseId.number())
                .body())
        .contains("Det finns inget ärende med det numret som du får öppna")
        .doesNotContain("Märksson");
    Caller.signedIn(port, "logg1")
        .get("/camunda/kedjan/case?number=" + caseId.number())
        .refusedWith(403);
  }

  private CaseId everybodyIn() {
    var journey = Journey.on(chain).registered("amf1", someone());
    chain.completeAs(
        "sof1",
        journey.caseId(),
        "Task_ReceiveCase",
        Map.of("reception", "accepted", "responsibleCaseworker", "sof2"));
    return journey.consents().booksVisit().confirmsVisit().caseId();
  }

  private static Map<String, Object> someone() {
    var form = new HashMap<>(Journey.someone("sof"));
    form.put("givenName", "Märta");
    form.put("familyName", "Märksson");
    return form;
  }

  private Caller.Reply data(String staffId, CaseId caseId) {
    return Caller.signedIn(port, staffId).get("/camunda/kedjan/cases/" + caseId.number());
  }

  private JsonNode responsibility(String staffId, CaseId caseId) {
    return Caller.signedIn(port, staffId)
        .get("/camunda/kedjan/cases/" + caseId.number() + "/responsibility")
        .json();
  }

  private long readings(CaseId caseId, String staffId) {
    return jdbc.sql(
            "select count(*) from kedjan.read_log where case_id = ? and staff_id = ? and part = 'case'")
        .params(caseId.number(), staffId)
        .query(Long.class)
        .single();
  }

  private static JsonNode sheet(JsonNode page, String step) {
    for (var sheet : page.path("sheets")) {
      if (sheet.path("step").asText().equals(step)) {
        return sheet;
      }
    }
    throw new AssertionError(step + " is not there: " + page.path("sheets"));
  }

  private static Map<String, String> answers(JsonNode sheet) {
    var answers = new HashMap<String, String>();
    sheet
        .path("answers")
        .forEach(a -> answers.put(a.path("label").asText(), a.path("value").asText()));
    return answers;
  }

  private static List<String> allowed(JsonNode page, String from, String to) {
    for (var allowed : page.path("allowed")) {
      if (allowed.path("from").asText().equals(from) && allowed.path("to").asText().equals(to)) {
        return texts(allowed.path("kinds"));
      }
    }
    throw new AssertionError(from + " to " + to);
  }

  private static List<String> texts(JsonNode list) {
    var texts = new java.util.ArrayList<String>();
    list.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
