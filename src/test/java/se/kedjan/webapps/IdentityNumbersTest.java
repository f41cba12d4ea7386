package se.kedjan.webapps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FormService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.kedjan.access.CaseId;
import se.kedjan.testing.Chain;
import se.kedjan.testing.IntegrationTest;
import se.kedjan.testing.InventedNumbers;
import se.kedjan.testing.Journey;
import se.kedjan.testing.Statements;

/** A number is stored encrypted only, shown to SOF where it is needed, found by exact search. */
@IntegrationTest
class IdentityNumbersTest {

  private static final String SEARCH = "/camunda/kedjan/search";

  @LocalServerPort int port;
  @Autowired Chain chain;
  @Autowired FormService forms;
  @Autowired JdbcClient jdbc;

  @Test
  void lieNowhereInPlainNorInTheLog() {
    var log = new ListAppender<ILoggingEvent>();
    log.start();
    var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.addAppender(log);
    var registered = InventedNumbers.personal();
    var completed = InventedNumbers.coordination();
    try {
      var sof = Caller.signedIn(port, "sof1");
      var form = someone("personal", InventedNumbers.withHyphen(registered));
      var definition = definition(sof);
      var started =
          sof.post(
              Caller.ENGINE + "/process-definition/" + definition + "/submit-form",
              Caller.variables(form));
      assertThat(started.isGood()).as(started.body()).isTrue();
      var caseId = new CaseId(started.json().path("businessKey").asText());
      var task = chain.openStep(caseId, "Task_ReceiveCase").taskId();
      sof.post(Caller.ENGINE + "/task/" + task + "/claim", Map.of("userId", "sof1"));
      var shown = sof.get(Caller.ENGINE + "/task/" + task + "/form-variables");
      assertThat(shown.body()).contains("Personnummer " + InventedNumbers.withHyphen(registered));
      var received = new HashMap<String, Object>(accepted());
      received.put("identityKind", "coordination");
      received.put("identityNumber", completed.substring(2));
      assertThat(sof.submit(task, received).isGood()).isTrue();
      sof.post(SEARCH, Map.of("identityNumber", completed));
      refuseSome(sof, definition);
    } finally {
      root.detachAppender(log);
    }

    for (var number : List.of(registered, completed)) {
      for (var written :
          List.of(number, number.substring(2), InventedNumbers.withHyphen(number).substring(2))) {
        assertThat(Stored.tablesHolding(written)).as("tables").isEmpty();
        assertThat(log.list)
            .extracting(event -> event.getFormattedMessage() + event.getThrowableProxy())
            .noneMatch(line -> line.contains(written));
      }
    }
  }

  /** Wrong, and refused without being repeated. */
  private void refuseSome(Caller sof, String definition) {
    for (var kind : List.of("personal", "coordination")) {
      var wrong = "640823-3235";
      var reply =
          sof.post(
                  Caller.ENGINE + "/process-definition/" + definition + "/submit-form",
                  Caller.variables(someone(kind, wrong)))
              .refusedWith(400);
      assertThat(reply.body()).contains("Nummer").doesNotContain("640823", "3235");
    }
    assertThat(Stored.tablesHolding("640823")).isEmpty();
  }

  @Test
  void areNeededOnceAKindIsChosenAndNotWhereNoneIs() {
    assertThatThrownBy(() -> Journey.on(chain).registered("sof1", someone("personal", null)))
        .hasMessageContaining("«Nummer» måste fyllas i");
    assertThatThrownBy(() -> Journey.on(chain).registered("sof1", someone("unknown", "R1234")))
        .hasMessageContaining("ska inte fyllas i");
    assertThatThrownBy(() -> Journey.on(chain).registered("sof1", someone("reserve", "<b>")))
        .hasMessageContaining("inget giltigt reservnummer");
    Journey.on(chain).registered("sof1", someone("unknown", null));
  }

  @Test
  void areShownToSofWhereItReceivesAndClosesAndNowhereElse() {
    var number = InventedNumbers.personal();
    var journey = Journey.on(chain).registered("corner1", someone("personal", number));
    var caseId = journey.caseId();
    var written = InventedNumbers.withHyphen(number);

    var receive = chain.openStep(caseId, "Task_ReceiveCase").taskId();
    assertThat(
            chain.staff().as("sof1", () -> forms.getTaskFormVariables(receive)).values().toString())
        .as("not before it is taken")
        .doesNotContain(written);
    assertThat(chain.prefill(caseId, "Task_ReceiveCase").values().toString()).contains(written);
    journey.received();
    assertThat(read(caseId, "identity-number")).contains("sof1");
    for (var step : List.of("Task_ObtainConsent")) {
      assertThat(chain.prefill(caseId, step).values().toString()).doesNotContain(number, written);
    }
    journey.consents();
    for (var step : List.of("Task_BookStudyVisit")) {
      assertThat(chain.prefill(caseId, step).values().toString()).doesNotContain(number, written);
    }
    journey.booksVisit();
    assertThat(chain.prefill(caseId, "Task_ConfirmStudyVisit").values().toString())
        .doesNotContain(number, written);
    journey.confirmsVisit();
    var before = read(caseId, "identity-number").size();
    journey
        .step(
            "Task_CarryOutStudyVisit",
            Map.of(
                "visitOutcome",
                "wants",
                "visitedOn",
                journey.today().toString(),
                "honestyExplained",
                true))
        .getsPlace()
        .tries("continues")
        .decides("yes")
        .isEnrolled()
        .isDischarged("moved")
        .waitsFor("Task_SummariseAndClose");
    assertThat(chain.prefill(caseId, "Task_SummariseAndClose").values().toString())
        .contains("Personnummer " + written);
    assertThat(read(caseId, "identity-number")).hasSize(before + 1).last().isEqualTo("sof2");
  }

  @Test
  void findTheCasesThatTheSearcherReaches() {
    var number = InventedNumbers.personal();
    var mine = Journey.on(chain).registered("sof1", someone("personal", number)).received();
    var notMine = Journey.on(chain).registered("sof1", someone("reserve", number));

    assertThat(found("sof2", number)).containsExactly(mine.caseId().number());
    assertThat(found("sof2", InventedNumbers.withHyphen(number).substring(2)))
        .containsExactly(mine.caseId().number());
    assertThat(found("sofhead1", number))
        .containsExactly(mine.caseId().number(), notMine.caseId().number());
    for (var other : List.of("sof1", "sof3", "corner1", "amf1")) {
      assertThat(found(other, number)).as(other).isEmpty();
    }
    for (var other : List.of("process1", "logg1", "regi1")) {
      Caller.signedIn(port, other).post(SEARCH, Map.of("identityNumber", number)).refusedWith(403);
    }
    assertThat(found("sof2", InventedNumbers.personal())).isEmpty();
    for (var rest : List.of("styr1", "drift1")) {
      assertThat(Caller.anonymous(port).signIn(rest, Caller.PASSWORD, "tasklist").status())
          .isEqualTo(403);
    }
    Caller.anonymous(port).post(SEARCH, Map.of("identityNumber", number)).refusedWith(401);
  }

  @Test
  void areSoughtWithARowInTheLogOfReadings() {
    var number = InventedNumbers.personal();
    var caseId =
        Journey.on(chain).registered("sof1", someone("personal", number)).received().caseId();
    var searches = searchesBy("boende1") + searchesBy("sof2");

    found("sof2", number);
    found("boende1", number);

    assertThat(searchesBy("boende1") + searchesBy("sof2")).isEqualTo(searches + 2);
    assertThat(read(caseId, "case-number")).containsExactly("sof2");
  }

  @ParameterizedTest
  @CsvSource({"''", "'   '", "'<script>'", "'19811218'';drop'", "'1 or 1=1'"})
  void areNotSoughtByWhatIsNone(String typed) {
    Caller.signedIn(port, "sof2").post(SEARCH, Map.of("identityNumber", typed)).refusedWith(400);
  }

  @Test
  void areSoughtByPostWithTheTokenAndNothingElse() {
    var sof = Caller.signedIn(port, "sof2");
    var body = Caller.write(Map.of("identityNumber", "198112189876")).getBytes();

    assertThat(sof.send("POST", SEARCH, body, "application/json", null).status()).isEqualTo(403);
    sof = Caller.signedIn(port, "sof2");
    sof.get(SEARCH + "?identityNumber=198112189876").refusedWith(403);
    sof.post(SEARCH, Map.of("identityNumber", "198112189876", "all", true)).refusedWith(400);
    sof.post(SEARCH, Map.of("identityNumber", List.of("198112189876"))).refusedWith(400);
    sof.post(SEARCH, Map.of()).refusedWith(400);
  }

  @Test
  void tellSofOfEarlierCases() {
    var number = InventedNumbers.personal();
    var earlier = Journey.on(chain).registered("sof1", someone("personal", number)).received();
    var hidden =
        Journey.on(chain).registered("sof1", protectedOne(someone("personal", number))).caseId();
    var later = Journey.on(chain).registered("amf1", someone("personal", number)).caseId();
    var stranger = Journey.on(chain).registered("amf1", someone("unknown", null)).caseId();

    assertThat(earlierOf("sof3", later)).isEqualTo("Det finns ett tidigare ärende hos SOF.");
    assertThat(read(earlier.caseId(), "case-number")).isEmpty();
    var another = Journey.on(chain).registered("amf1", someone("personal", number)).caseId();
    assertThat(earlierOf("sof2", another))
        .contains(earlier.caseId().number())
        .doesNotContain(hidden.number(), another.number());
    assertThat(read(earlier.caseId(), "case-number")).isNotEmpty().containsOnly("sof2");
    assertThat(read(hidden, "case-number")).isEmpty();
    assertThat(earlierOf("sof3", stranger)).isEqualTo("Inga kända.");
  }

  @Test
  void earlierCasesAreAskedForInAsManyStatementsHoweverManyThereAre() {
    var number = InventedNumbers.personal();
    Journey.on(chain).registered("sof1", someone("personal", number)).received();
    var afterOne = opened(number);
    for (var n = 0; n < 4; n++) {
      Journey.on(chain).registered("sof1", someone("personal", number)).received();
    }

    assertThat(opened(number)).isEqualTo(afterOne);
  }

  private int opened(String number) {
    var caseId = Journey.on(chain).registered("amf1", someone("personal", number)).caseId();
    var task = chain.openStep(caseId, "Task_ReceiveCase").taskId();
    chain.claim("sof2", task);
    // Read once per start of the application, not per case.
    chain.prefillOf("sof2", task);
    return Statements.of(() -> chain.prefillOf("sof2", task)).statements();
  }

  private String earlierOf(String staffId, CaseId caseId) {
    var task = chain.openStep(caseId, "Task_ReceiveCase").taskId();
    var sof = Caller.signedIn(port, staffId);
    sof.post(Caller.ENGINE + "/task/" + task + "/claim", Map.of("userId", staffId));
    return sof.get(Caller.ENGINE + "/task/" + task + "/form-variables")
        .json()
        .path("earlierText")
        .path("value")
        .asText();
  }

  private List<String> found(String staffId, String number) {
    var reply = Caller.signedIn(port, staffId).post(SEARCH, Map.of("identityNumber", number));
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return Stream.of(reply.json().path("caseNumbers"))
        .flatMap(numbers -> java.util.stream.StreamSupport.stream(numbers.spliterator(), false))
        .map(n -> n.asText())
        .toList();
  }

  private List<String> read(CaseId caseId, String part) {
    return jdbc.sql(
            "select staff_id from kedjan.read_log where case_id = ? and part = ? order by id")
        .params(caseId.number(), part)
        .query(String.class)
        .list();
  }

  private long searchesBy(String staffId) {
    return jdbc.sql(
            "select count(*) from kedjan.read_log where staff_id = ? and screen = 'search' and case_id is null")
        .param(staffId)
        .query(Long.class)
        .single();
  }

  private static Map<String, Object> accepted() {
    return Map.of("reception", "accepted", "responsibleCaseworker", "sof2");
  }

  private static Map<String, Object> someone(String kind, String number) {
    var form = new HashMap<>(Journey.someone("sof"));
    form.put("identityKind", kind);
    if (number != null) {
      form.put("identityNumber", number);
    }
    return form;
  }

  private static Map<String, Object> protectedOne(Map<String, Object> form) {
    form.put("protectedIdentity", "yes");
    form.put("alias", "Blå 7");
    return form;
  }

  private static String definition(Caller caller) {
    return caller
        .get(Caller.ENGINE + "/process-definition?key=referral-chain&latest=true&maxResults=1")
        .json()
        .get(0)
        .path("id")
        .asText();
  }
}
