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
import se.kedjan.rights.Extracts;
import se.kedjan.testing.Chain;
import se.kedjan.testing.Filling;
import se.kedjan.testing.IntegrationTest;
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
      List.of("/camunda/kedjan/retention", "/camunda/kedjan/retention-page");

  @LocalServerPort int port;
  @Autowired Chain chain;
  @Autowired Extracts extracts;
  @Autowired StepNames stepNames;
  @Autowired JdbcClient jdbc;

  @Test
  void theRegistrarGetsItAsJsonAndBothLogsSaySo() {
    var caseId = Journey.on(chain).registeredBy("sof1").received().caseId();

    var reply =
        Caller.signedIn(port, "regi1").get("/camunda/kedjan/cases/" + caseId + "/extract.json");

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
                "kedjan.responsibility_log where act = 'extract-made' and actor = 'regi1' and chain = (select chain from kedjan.log_chain where case_id = ?)",
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
                .get("/camunda/kedjan/cases/K-2025-99999999/extract.json")
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

    var extract = chain.staff().as("regi1", () -> extracts.make(caseId, "pdf")).orElseThrow();
    String text;
    try (var pdf = Loader.loadPDF(ExtractPdf.of(extract, stepNames.all()))) {
      assertThat(pdf.getPage(0).getResources().getFontNames()).isNotEmpty();
      text = new PDFTextStripper().getText(pdf).replaceAll("\\s+", "");
    }

    assertThat(text)
        .contains("SOFfårberättaförCorner", "Lämnat20", "skriftligt,gällertillochmed20")
        .contains("Gäller:Namnochkontaktuppgifter", "Återkallat20", "(uppgift)", "(utdragattläsa)")
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
    assertThat(caller.get("/camunda/kedjan/extracts?case=k-2025-0001").body())
        .contains("/camunda/kedjan/cases/K-2025-0001/extract.pdf", "value=\"k-2025-0001\"");
    assertThat(caller.get("/camunda/kedjan/extracts?case=%3Cscript%3E").body())
        .doesNotContain("<script>");
  }

  private long count(String what, String... parameters) {
    return jdbc.sql("select count(*) from " + what)
        .params((Object[]) parameters)
        .query(Long.class)
        .single();
  }
}
