package se.kedjan.webapps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.kedjan.access.CaseAccess;
import se.kedjan.access.CaseId;
import se.kedjan.access.StaffId;
import se.kedjan.access.StaffIdentities;
import se.kedjan.testing.Chain;
import se.kedjan.testing.IntegrationTest;
import se.kedjan.testing.InventedNumbers;
import se.kedjan.testing.Journey;

/** Whoever is or was a participant, or stands close, meets the case nowhere: as if it were not. */
@IntegrationTest
class OwnCaseTest {

  /** corner2's in the file of the demo's staff. */
  private static final String CORNER2 = "19800304-9825";

  @LocalServerPort int port;
  @Autowired Chain chain;
  @Autowired TaskService tasks;
  @Autowired CaseAccess access;
  @Autowired StaffIdentities identities;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  @AfterEach
  void forgetWhatOnlyATestTold() {
    jdbc.sql(
            "update kedjan.staff set identity_hash = null, identity_key = null where id <> 'corner2'")
        .update();
  }

  @Test
  void isInNoListCountCardFormOrPage() {
    var caseId = atCorner(CORNER2);
    var task = chain.openStep(caseId, "Task_ConfirmStudyVisit").taskId();
    var own = Caller.signedIn(port, "corner2");
    var colleague = Caller.signedIn(port, "corner1");
    var search = Map.of("processInstanceBusinessKey", caseId.number());
    var page = "/camunda/kedjan/cases/" + caseId.number() + "/responsibility";

    // Whoever is not kept from it sees it everywhere.
    assertThat(list(colleague, search)).hasSize(1);
    assertThat(count(colleague, search)).isEqualTo(1);
    assertThat(colleague.get("/camunda/kedjan/cards?taskIds=" + task).json()).hasSize(1);
    assertThat(colleague.get(Caller.ENGINE + "/task/" + task).status()).isEqualTo(200);

    assertThat(list(own, search)).isEmpty();
    assertThat(count(own, search)).isZero();
    assertThat(own.get("/camunda/kedjan/cards?taskIds=" + task).json()).isEmpty();
    var noSuchTask = "00000000-0000-0000-0000-000000000001";
    for (var path : List.of("", "/form", "/form-variables", "/deployed-form")) {
      var refused = own.get(Caller.ENGINE + "/task/" + task + path).refusedWith(403, 404);
      var none = own.get(Caller.ENGINE + "/task/" + noSuchTask + path);
      assertThat(refused.body()).as(path).isEqualTo(none.body());
    }
    assertThat(own.get("/camunda/kedjan/tasks/" + task + "/responsibility").refusedWith(404).body())
        .isEqualTo(own.get("/camunda/kedjan/tasks/" + noSuchTask + "/responsibility").body());
    assertThat(own.get(page).refusedWith(404).body())
        .isEqualTo(own.get("/camunda/kedjan/cases/K-2025-999999/responsibility").body());
    own.post(Caller.ENGINE + "/task/" + task + "/claim", Map.of("userId", "corner2"))
        .refusedWith(403, 404);
    own.submit(task, Map.of("visitConfirmed", "yes", "supervisor", "corner1"))
        .refusedWith(403, 404);
    assertThat(found(own, CORNER2)).doesNotContain(caseId.number());
    assertThat(chain.openStep(caseId, "Task_ConfirmStudyVisit").assignee()).isNull();
  }

  @Test
  void isNotGivenToWhoseItIs() {
    var caseId = atCorner(CORNER2);

    assertThat(chain.prefill(caseId, "Task_ConfirmStudyVisit").get("cornerStaff").toString())
        .contains("corner1")
        .doesNotContain("corner2");
    assertThatThrownBy(
            () ->
                chain.complete(
                    caseId,
                    "Task_ConfirmStudyVisit",
                    Map.of("visitConfirmed", "yes", "supervisor", "corner2")))
        .hasMessageContaining("inte finns i listan");
    assertThat(chain.staff().as("corner1", () -> cornerStaff(caseId)))
        .contains("corner1")
        .doesNotContain("corner2");
    chain.complete(
        caseId, "Task_ConfirmStudyVisit", Map.of("visitConfirmed", "yes", "supervisor", "corner1"));
  }

  @Test
  void isRefusedToTheCaseworkerWhoseNumberIsTyped() {
    var number = InventedNumbers.personal();
    identities.tell(new StaffId("sof1"), number);
    var journey = Journey.on(chain).registeredBy("amf1");
    var form = new HashMap<String, Object>(accepted("sof2"));
    form.put("identityKind", "personal");
    form.put("identityNumber", number);

    assertThatThrownBy(() -> chain.completeAs("sof1", journey.caseId(), "Task_ReceiveCase", form))
        .hasMessageContaining("Lämna tillbaka uppgiften");
    // Another may, and from then on it is none of sof1's.
    var task = chain.openStep(journey.caseId(), "Task_ReceiveCase").taskId();
    chain.staff().as("sof1", () -> tasks.claim(task, null));
    chain.completeAs("sof3", journey.caseId(), "Task_ReceiveCase", form);
    assertThat(access.isKeptFrom(new StaffId("sof1"), journey.caseId())).isTrue();
  }

  @Test
  void isTakenFromWhoHoldsItWhenTheirNumberIsTold() {
    var number = InventedNumbers.personal();
    var form = new HashMap<>(Journey.someone("sof"));
    form.put("identityKind", "personal");
    form.put("identityNumber", number);
    var caseId = Journey.on(chain).registered("sof1", form).caseId();
    chain.complete(
        caseId,
        "Task_ReceiveCase",
        Map.of(
            "reception", "accepted", "responsibleCaseworker", "sof2", "deputyCaseworker", "sof3"));
    assertThat(chain.openStep(caseId, "Task_ObtainConsent").assignee()).isEqualTo("sof2");

    identities.tell(new StaffId("sof2"), number);

    assertThat(chain.openStep(caseId, "Task_ObtainConsent").assignee()).isEqualTo("sof3");
    assertThat(acts(caseId)).contains("step-moved sof3");
    assertThat(
            list(
                Caller.signedIn(port, "sof2"),
                Map.of("processInstanceBusinessKey", caseId.number())))
        .isEmpty();
    assertThat(
            list(
                Caller.signedIn(port, "sof3"),
                Map.of("processInstanceBusinessKey", caseId.number())))
        .hasSize(1);
  }

  @Test
  void isClosedToWhomSofKeepsAway() {
    var journey = Journey.on(chain).registeredBy("corner2");
    var caseId = journey.caseId();
    var form = new HashMap<String, Object>(accepted("sof2"));
    form.put("blockedStaff", List.of("corner1", "amfhead1"));
    form.put("blockReason", "close");

    chain.complete(caseId, "Task_ReceiveCase", form);

    assertThat(acts(caseId)).contains("staff-blocked corner1", "staff-blocked amfhead1");
    assertThat(access.keptFrom(caseId))
        .containsExactlyInAnyOrder(new StaffId("corner1"), new StaffId("amfhead1"));
    journey.consents().booksVisit();
    assertThat(
            list(
                Caller.signedIn(port, "corner1"),
                Map.of("processInstanceBusinessKey", caseId.number())))
        .isEmpty();
    Caller.signedIn(port, "amfhead1")
        .get("/camunda/kedjan/cases/" + caseId.number() + "/responsibility")
        .refusedWith(404);
    assertThat(
            Caller.signedIn(port, "amf2")
                .get("/camunda/kedjan/cases/" + caseId.number() + "/responsibility")
                .status())
        .isEqualTo(200);
  }

  @Test
  void isGivenUpByWhoeverHeldOneOfItsSteps() {
    var caseId = Journey.on(chain).registeredBy("amf1").caseId();
    var receive = chain.openStep(caseId, "Task_ReceiveCase");
    var due = receive.dueAt();
    assertThat(due).isNotNull();
    var now = chain.clock().instant();
    try {
      chain.passTo(
          caseId,
          java.time.LocalDate.ofInstant(due, se.kedjan.calendar.ClockConfiguration.ZONE)
              .plusDays(1));
      chain.findOverdueSteps();
      var secured = chain.openStep(caseId, "Task_SecureStepSof").taskId();
      chain.staff().as("sofhead1", () -> tasks.claim(secured, "sofhead1"));
      var form = new HashMap<String, Object>(accepted("sof2"));
      form.put("blockedStaff", List.of("sofhead1"));
      form.put("blockReason", "ownCase");
      transactions.executeWithoutResult(
          tx -> {
            chain.complete(caseId, "Task_ReceiveCase", form);
            assertThat(acts(caseId)).contains("step-moved null");
            tx.setRollbackOnly();
          });
    } finally {
      chain.clock().moveTo(now);
    }
  }

  @Test
  void asksWhyAndNamesNobodyKeptAway() {
    var caseId = Journey.on(chain).registeredBy("amf1").caseId();
    var form = new HashMap<String, Object>(accepted("sof2"));
    form.put("blockedStaff", List.of("sof2"));
    assertThatThrownBy(() -> chain.complete(caseId, "Task_ReceiveCase", form))
        .hasMessageContaining("Varför får medarbetaren");
    form.put("blockReason", "close");
    assertThatThrownBy(() -> chain.complete(caseId, "Task_ReceiveCase", form))
        .hasMessageContaining("kan inte utses");
    form.put("blockedStaff", List.of("styr1"));
    assertThatThrownBy(() -> chain.complete(caseId, "Task_ReceiveCase", form))
        .hasMessageContaining("inte finns i listan");
    assertThat(access.keptFrom(caseId)).isEmpty();
  }

  @Test
  void isNotTheProcessOwnersEither() {
    var number = InventedNumbers.personal();
    identities.tell(new StaffId("process1"), number);
    var form = new HashMap<>(Journey.someone("sof"));
    form.put("identityKind", "personal");
    form.put("identityNumber", number);
    var caseId = Journey.on(chain).registered("sof1", form).caseId();

    Caller.signedIn(port, "process1")
        .get("/camunda/kedjan/cases/" + caseId.number() + "/responsibility")
        .refusedWith(404);
  }

  @Test
  void numbersOfStaffAreKeptAsHashesOnly() {
    assertThat(Stored.tablesHolding("198003049825")).isEmpty();
    assertThat(Stored.tablesHolding("800304-9825")).isEmpty();
    assertThat(identities.tell(new StaffId("corner1"), "800304-9826")).isFalse();
    assertThat(
            jdbc.sql("select count(*) from kedjan.staff where identity_hash is not null")
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }

  /** A case of the person with the number, waiting for anybody at Corner. */
  private CaseId atCorner(String number) {
    var form = new HashMap<>(Journey.someone("sof"));
    form.put("identityKind", "personal");
    form.put("identityNumber", number);
    return Journey.on(chain).registered("sof1", form).received().consents().booksVisit().caseId();
  }

  private String cornerStaff(CaseId caseId) {
    var task = chain.openStep(caseId, "Task_ConfirmStudyVisit").taskId();
    var corner = Caller.signedIn(port, "corner1");
    corner.post(Caller.ENGINE + "/task/" + task + "/claim", Map.of("userId", "corner1"));
    return corner
        .get(Caller.ENGINE + "/task/" + task + "/form-variables")
        .json()
        .path("cornerStaff")
        .toString();
  }

  private static String found(Caller caller, String number) {
    return caller.post("/camunda/kedjan/search", Map.of("identityNumber", number)).body();
  }

  private static com.fasterxml.jackson.databind.JsonNode list(
      Caller caller, Map<String, ?> search) {
    return caller.post(Caller.ENGINE + "/task?firstResult=0&maxResults=10", search).json();
  }

  private static int count(Caller caller, Map<String, ?> search) {
    return caller.post(Caller.ENGINE + "/task/count", search).json().path("count").asInt();
  }

  private static Map<String, Object> accepted(String caseworker) {
    return Map.of("reception", "accepted", "responsibleCaseworker", caseworker);
  }

  private List<String> acts(CaseId caseId) {
    return jdbc.sql(
            "select act, detail from kedjan.responsibility_log join kedjan.log_chain using (chain) where case_id = ? order by seq")
        .param(caseId.number())
        .query((row, n) -> row.getString(1) + " " + row.getString(2))
        .list();
  }
}
