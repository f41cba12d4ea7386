package se.kedjan.webapps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.kedjan.rights.DiaryNumber;
import se.kedjan.rights.Extracts;
import se.kedjan.testing.Chain;
import se.kedjan.testing.Filling;
import se.kedjan.testing.IntegrationTest;
import se.kedjan.testing.InventedNumbers;
import se.kedjan.testing.Journey;
import se.kedjan.testing.WholeChain;

/** The registrar's pages and the process owner's preview, as they are met over HTTP. */
@IntegrationTest
class ExtractPagesTest {

  private static final List<String> REGISTRARS =
      List.of(
          "/camunda/kedjan/extracts",
          "/camunda/kedjan/cases/%s/extract.json",
          "/camunda/kedjan/cases/%s/extract.pdf");
  private static final List<String> OWNERS =
      List.of(
          "/camunda/kedjan/retention",
          "/camunda/kedjan/retention-page",
          "/camunda/kedjan/agreements-page");

  @LocalServerPort int port;
  @Autowired Chain chain;
  @Autowired Extracts extracts;
  @Autowired StepNames stepNames;
  @Autowired JdbcClient jdbc;

  @Test
  void theRegistrarGetsItAsJsonAndBothLogsSaySo() {
    var caseId = Journey.on(chain).registeredBy("sof1").received().caseId();

    var reply =
        Caller.signedIn(port, "regi1")
            .get("/camunda/kedjan/cases/" + caseId + "/extract.json?diaryNumber=SN+2026%2F123");

    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    assertThat(reply.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(reply.json().path("caseNumber").asText()).isEqualTo(caseId.number());
    assertThat(reply.json().path("forms")).hasSize(2);
    assertThat(
            reply
                .json()
                .path("tables")
                .path("kedjan.participant")
                .path(0)
                .path("given_name")
                .asText())
        .isEqualTo("Prov");
    assertThat(reply.json().path("tables").has("motor.act_hi_procinst")).isTrue();
    assertThat(
            count(
                "kedjan.read_log where case_id = ? and staff_id = 'regi1' and part = 'extract'",
                caseId.number()))
        .isEqualTo(1);
    assertThat(
            count(
                "kedjan.responsibility_log where act = 'extract-made' and detail = 'json SN 2026/123' and actor = 'regi1' and chain = (select chain from kedjan.log_chain where case_id = ?)",
                caseId.number()))
        .isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"sof1", "sofhead1", "corner1", "amf1", "process1", "styr1", "logg1", "drift1"})
  void nobodyElseDoes(String staffId) {
    var caseId = Journey.on(chain).registeredBy("sof1").caseId();
    var caller =
        staffId.matches("styr1|logg1|drift1")
            ? Caller.anonymous(port)
            : Caller.signedIn(port, staffId);

    for (var path : REGISTRARS) {
      caller.get(path.formatted(caseId)).refusedWith(401, 403);
    }
    if (!staffId.equals("process1")) {
      for (var path : OWNERS) {
        caller.get(path).refusedWith(401, 403);
      }
    }
    assertThat(count("kedjan.read_log where case_id = ? and part = 'extract'", caseId.number()))
        .isZero();
  }

  @Test
  void theRegistrarGetsNothingElse() {
    var caseId = Journey.on(chain).registeredBy("sof1").caseId();
    var caller = Caller.signedIn(port, "regi1");

    for (var path :
        List.of(
            "/camunda/kedjan/retention",
            "/camunda/kedjan/retention-page",
            "/camunda/kedjan/cases/" + caseId + "/responsibility",
            "/camunda/kedjan/cards?taskIds=a1",
            "/camunda/api/engine/engine/default/task?maxResults=10",
            "/camunda/api/engine/engine/default/process-definition?maxResults=10")) {
      caller.get(path).refusedWith(403);
    }
    assertThat(
            caller
                .get("/camunda/kedjan/cases/K-2025-99999999/extract.json?diaryNumber=1")
                .refusedWith(404)
                .message())
        .contains("Det finns inget ärende med det numret");
  }

  @Test
  void aPersonCanReadIt() throws IOException {
    var caseId =
        new WholeChain(
                chain,
                new Filling() {
                  private int given;

                  @Override
                  protected String text(Field field) {
                    given++;
                    return field.pattern() == null && !field.secret()
                        ? "Åsa ägde öarna %04d <b>&amp; 👩".formatted(given)
                        : super.text(field);
                  }
                })
            .play();

    var extract =
        chain
            .staff()
            .as("regi1", () -> extracts.make(caseId, "pdf", new DiaryNumber("SN 2026/1")))
            .orElseThrow();
    String text;
    try (var pdf = Loader.loadPDF(ExtractPdf.of(extract, stepNames.all()))) {
      assertThat(pdf.getPage(0).getResources().getFontNames()).isNotEmpty();
      text = new PDFTextStripper().getText(pdf).replaceAll("\\s+", "");
    }

    assertThat(text)
        .contains("SOFfårberättaförCorner", "Lämnat20", "muntligt,gällertillochmed20")
        .contains("Gäller:Namnochkontaktuppgifter", "Antecknatav", "(uppgift)", "(utdragattläsa)")
        .doesNotContain(":receive-case(", "(task)", "(extract-pdf)", "consent_receiver");
    assertThat(text)
        .contains("Registerutdrag,ärende" + caseId)
        .contains(
            "Personen",
            "Samtycken",
            "Formulären,såsomdefylldesi",
            "Invändningar",
            "Vilkasomharläst",
            "Vadsomhargjorts");
    for (var form : extract.forms()) {
      assertThat(text).contains(bare(form.title()));
      for (var answer : form.answers()) {
        assertThat(text).as(form.title()).contains(bare(answer.label()));
        assertThat(text).as(answer.label()).contains(bare(answer.shown().replace("👩", "")));
      }
    }
    for (var table : extract.tables()) {
      assertThat(text).contains(table.schema() + "." + table.name());
    }
  }

  private static String bare(String text) {
    return text.replaceAll("\\s+", "");
  }

  @Test
  void theProcessOwnerSeesWhatWillGoWithoutProtectedCases() {
    var soon = Journey.on(chain).registeredBy("sof1").turnedAway("notRelevant").caseId();
    var secret = Journey.on(chain).registeredBy("sof1").turnedAway("notRelevant").caseId();
    jdbc.sql(
            "insert into kedjan.protected_identity (case_id, alias, since) values (?, 'Alias', current_date)")
        .param(secret.number())
        .update();
    chain.start(
        "sofhead1",
        "retention-hold",
        Map.of(
            "caseNumber",
            soon.number(),
            "holdAction",
            "hold",
            "holdUntil",
            chain.clock().today().plusYears(9).toString(),
            "holdReason",
            "Tvist om någon som heter Hemlig."));
    var caller = Caller.signedIn(port, "process1");

    var data = caller.get("/camunda/kedjan/retention");
    var page = caller.get("/camunda/kedjan/retention-page");

    assertThat(data.status()).as(data.body()).isEqualTo(200);
    assertThat(data.body()).contains(soon.number()).doesNotContain(secret.number(), "Hemlig");
    assertThat(data.json().path("protectedCases").asInt()).isPositive();
    assertThat(page.body())
        .contains(
            "<html lang=\"sv\">", soon.number(), chain.clock().today().plusYears(5).toString())
        .doesNotContain(secret.number(), "Hemlig", "<script");
    assertThat(page.headers().allValues("Content-Security-Policy"))
        .singleElement(org.assertj.core.api.InstanceOfAssertFactories.STRING)
        .contains("default-src 'none'", "form-action 'self'");
  }

  @Test
  void theRegistrarsPageLeadsToTheExtract() {
    var caller = Caller.signedIn(port, "regi1");

    assertThat(caller.get("/camunda/kedjan/extracts").body())
        .contains("<span>Ärendenummer</span><input name=\"case\"")
        .doesNotContain("extract.pdf");
    assertThat(caller.get("/camunda/kedjan/extracts?case=k-2025-0001&diaryNumber=SN+26%2F1").body())
        .contains(
            "/camunda/kedjan/cases/K-2025-0001/extract.pdf?diaryNumber=SN+26%2F1",
            "value=\"k-2025-0001\"");
    assertThat(caller.get("/camunda/kedjan/extracts?case=%3Cscript%3E").body())
        .doesNotContain("<script>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "+", "<b>", "198112189876", "19811218-9876", "a'b", "%25"})
  void withoutTheRequestsDiaryNumberThereIsNoExtract(String typed) {
    var caseId = Journey.on(chain).registeredBy("sof1").caseId();
    var caller = Caller.signedIn(port, "regi1");
    var query = "diaryNumber=" + typed.replace("<", "%3C").replace(">", "%3E");

    caller.get("/camunda/kedjan/cases/" + caseId + "/extract.json").refusedWith(400);
    caller.get("/camunda/kedjan/cases/" + caseId + "/extract.json?" + query).refusedWith(400);
    caller
        .get("/camunda/kedjan/cases/" + caseId + "/extract.pdf?diaryNumber=" + "a".repeat(41))
        .refusedWith(400);
    assertThat(caller.get("/camunda/kedjan/extracts?case=" + caseId + "&" + query).body())
        .contains("Skriv begärans diarienummer")
        .doesNotContain("extract.pdf", "<b>");
    assertThat(count("kedjan.read_log where case_id = ? and part = 'extract'", caseId.number()))
        .isZero();
  }

  @Test
  void theRegistrarFindsAllCasesOfAPersonByTheNumber() {
    var number = InventedNumbers.personal();
    var closed = registered("sof1", number).turnedAway("notRelevant").caseId();
    var open = registered("corner1", number).caseId();
    var own = registered("sof1", number).caseId();
    jdbc.sql("insert into kedjan.case_block values (?, 'regi1', 'close', current_date)")
        .param(own.number())
        .update();
    var regi = Caller.signedIn(port, "regi1");

    var page = search(regi, number, "SN 2026/123", "same-origin");

    assertThat(page.status()).as(page.body()).isEqualTo(200);
    for (var caseId : List.of(closed, open)) {
      assertThat(page.body()).contains(caseId + "/extract.pdf?diaryNumber=SN+2026%2F123");
      assertThat(
              count(
                  "kedjan.read_log where case_id = ? and staff_id = 'regi1' and part = 'case-number'",
                  caseId.number()))
          .isEqualTo(1);
    }
    assertThat(page.body()).doesNotContain(own.number(), number);
    assertThat(search(regi, InventedNumbers.personal(), "SN 1", "same-origin").body())
        .contains("Det finns inget ärende med det numret.");
    assertThat(search(regi, number, "", "same-origin").body())
        .contains("Skriv begärans diarienummer")
        .doesNotContain(open.number());
    assertThat(search(regi, "x", "SN 1", "same-origin").body()).contains("Skriv hela numret");
  }

  @Test
  void nobodyElseSearchesThereAndNoOtherSiteDoes() {
    var number = InventedNumbers.personal();
    registered("sof1", number);

    for (var from : new String[] {null, "cross-site", "same-site", "none"}) {
      search(Caller.signedIn(port, "regi1"), number, "SN 1", from).refusedWith(403);
    }
    for (var other : List.of("sof2", "sofhead1", "process1", "corner1")) {
      search(Caller.signedIn(port, other), number, "SN 1", "same-origin").refusedWith(403);
    }
    search(Caller.anonymous(port), number, "SN 1", "same-origin").refusedWith(401);
    Caller.signedIn(port, "regi1")
        .get("/camunda/kedjan/extracts?identityNumber=" + number)
        .refusedWith(403);
  }

  private Journey registered(String staffId, String number) {
    var form = new java.util.HashMap<>(Journey.someone("sof"));
    form.put("identityKind", "personal");
    form.put("identityNumber", number);
    return Journey.on(chain).registered(staffId, form);
  }

  private static Caller.Reply search(
      Caller caller, String number, String diaryNumber, String from) {
    return caller.form(
        "/camunda/kedjan/extracts",
        "identityNumber="
            + number
            + "&diaryNumber="
            + diaryNumber.replace(" ", "+").replace("/", "%2F"),
        from);
  }

  private long count(String what, String... parameters) {
    return jdbc.sql("select count(*) from " + what)
        .params((Object[]) parameters)
        .query(Long.class)
        .single();
  }
}
