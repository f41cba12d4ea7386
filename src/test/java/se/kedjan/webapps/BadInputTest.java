package se.kedjan.webapps;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kedjan.webapps.Caller.ENGINE;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.BeforeEach;
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
class BadInputTest {

  @LocalServerPort int port;
  @Autowired Chain chain;
  @Autowired JdbcClient jdbc;
  @Autowired RepositoryService repository;

  private CaseId caseId;
  private String taskId;
  private Caller sof;

  @BeforeEach
  void aTaskOfSof() {
    caseId = Journey.on(chain).registeredBy("sof1").caseId();
    taskId = chain.openStep(caseId, "Task_ReceiveCase").taskId();
    sof = Caller.signedIn(port, "sof1");
    sof.post(ENGINE + "/task/" + taskId + "/claim", Map.of("userId", "sof1"));
  }

  @Test
  void whatIsMissingIsNamed() {
    refused(Map.of(), "Beslut om ärendet", "måste fyllas i");
    refused(Map.of("reception", "accepted"), "Ansvarig handläggare", "måste fyllas i");
    refused(Map.of("reception", "refused"), "Skäl", "måste fyllas i");
  }

  @Test
  void whatIsWrongIsNamed() {
    refused(Map.of("reception", "kanske"), "Beslut om ärendet");
    refused(Map.of("reception", 1), "Beslut om ärendet");
    refused(Map.of("reception", true), "Beslut om ärendet");
    refused(Map.of("reception", List.of("accepted")), "Beslut om ärendet");
    refused(
        Map.of("reception", "accepted", "responsibleCaseworker", "corner1"),
        "Ansvarig handläggare");
    refused(
        Map.of(
            "reception", "notRelevant", "receptionReason", "Skäl", "responsibleCaseworker", "sof1"),
        "Ansvarig handläggare");
  }

  @Test
  void whatTheFormDoesNotHaveIsRefused() {
    var form = received();
    form.put("elak<script>", "x");
    refused(form, "inget fält");
    form.remove("elak<script>");
    form.put("outcome", "deceased");
    refused(form, "inget fält");
  }

  @Test
  void aFormOfAnotherStepIsRefused() {
    refused(Map.of("consentToCorner", "yes", "consentToAmf", "yes"), "inget fält");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "1",
        "\"text\"",
        "{",
        "{}",
        "{\"variables\":null}",
        "{\"variables\":[]}",
        "{\"variables\":\"x\"}",
        "{\"variables\":{\"reception\":null}}",
        "{\"variables\":{\"reception\":\"accepted\"}}",
        "{\"variables\":{\"reception\":{\"value\":{\"a\":1}}}}",
        "{\"variables\":{\"reception\":{\"value\":[1,2]}}}",
        "{\"variables\":{\"reception\":{\"value\":\"accepted\",\"type\":\"Object\"}}}",
        "{\"variables\":{\"reception\":{\"value\":\"rO0ABXNy\",\"type\":\"Object\",\"valueInfo\":{\"objectTypeName\":\"java.net.URL\",\"serializationDataFormat\":\"application/x-java-serialized-object\"}}}}",
        "{\"variables\":{\"reception\":{\"value\":\"x\",\"type\":\"File\"}}}",
        "{\"variables\":{\"reception\":{\"value\":\"x\",\"type\":\"Bytes\"}}}",
        "{\"variables\":{\"reception\":{\"value\":\"x\",\"type\":\"Date\"}}}",
        "{\"variables\":{\"reception\":{\"value\":\"x\",\"type\":\"Integer\"}}}",
        "{\"variables\":{\"reception\":{\"value\":\"x\",\"type\":7}}}",
        "{\"variables\":{\"reception\":{\"value\":\"{\",\"type\":\"Json\"}}}",
        "{\"variables\":{\"reception\":{\"value\":5,\"type\":\"Json\"}}}",
        "{\"variables\":{\"reception\":{\"value\":\"accepted\",\"valueInfo\":\"x\"}}}",
        "{\"variables\":{\"reception\":{\"value\":\"accepted\",\"extra\":1}}}",
        "{\"variables\":{\"reception\":{\"value\":1e400}}}",
        "{\"variables\":{\"reception\":{\"value\":123456789012345678901234567890}}}",
        "{\"variables\":{\"\":{\"value\":\"x\"}}}",
        "{\"variables\":{\"reception\":{\"value\":\"accepted\"},\"reception\":{\"value\":\"refused\"}}}",
        "{\"variables\":{}}{\"variables\":{}}",
        "{\"variables\":{},\"withVariablesInReturn\":false}",
        "{\"variables\":{\"reception\":{\"value\":\"\\ud83d\"}}}"
      })
  void whatIsNotAFormIsRefused(String body) {
    Stored.unchangedBy(
        () -> sof.post(ENGINE + "/task/" + taskId + "/submit-form", body).refusedWith(400));
  }

  @Test
  void deepNestingIsRefused() {
    var deep =
        "{\"variables\":{\"reception\":{\"value\":"
            + "[".repeat(50_000)
            + "]".repeat(50_000)
            + "}}}";

    Stored.unchangedBy(
        () -> sof.post(ENGINE + "/task/" + taskId + "/submit-form", deep).refusedWith(400));
    Stored.unchangedBy(
        () ->
            sof.post(
                    ENGINE + "/task/" + taskId + "/submit-form",
                    Map.of(
                        "variables",
                        Map.of(
                            "reception",
                            Map.of(
                                "type", "Json", "value", "[".repeat(50_000) + "]".repeat(50_000)))))
                .refusedWith(400));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/xml",
        "multipart/form-data",
        "application/x-www-form-urlencoded",
        "x"
      })
  void onlyJsonIsTaken(String contentType) {
    Stored.unchangedBy(
        () ->
            sof.send(
                    "POST",
                    ENGINE + "/task/" + taskId + "/submit-form",
                    Caller.write(Caller.variables(received())),
                    contentType)
                .refusedWith(415));
  }

  @Test
  void whatIsTooLargeIsRefusedWhetherItSaysSoOrNot() {
    var large = new HashMap<String, Object>(Map.of("reception", "refused"));
    large.put("receptionReason", "x".repeat(256 * 1024));
    var body = Caller.write(Caller.variables(large));
    var path = ENGINE + "/task/" + taskId + "/submit-form";

    Stored.unchangedBy(() -> sof.post(path, body).refusedWith(413));
    Stored.unchangedBy(
        () ->
            sof.send(
                    HttpRequest.newBuilder(sof.uri(path))
                        .header("Content-Type", "application/json")
                        .header("X-XSRF-TOKEN", sof.token())
                        // Without a length: sent in chunks.
                        .POST(
                            HttpRequest.BodyPublishers.ofInputStream(
                                () ->
                                    new java.io.ByteArrayInputStream(
                                        body.getBytes(StandardCharsets.UTF_8))))
                        .build())
                .refusedWith(413));
  }

  @Test
  void aLongTextIsRefusedWithItsLength() {
    refused(refusal("x".repeat(10_000)), "Skäl", "10000");
    refused(refusal("x".repeat(2_001)), "Skäl", "2001");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b", "a\u0007b", "\u001b[31m", "a\u0085b", "\uffff"})
  void charactersThatCannotBeKeptAreRefused(String text) {
    refused(refusal(text), "Skäl", "tecken");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Han sa \"nej\" och 'kanske' \\ / ` och gick; -- drop table kedjan.submission",
        "<script>alert(1)</script><b>fet</b> &amp; &lt; {{caseNumber}} ${now()} #{x} %s %n",
        "åäö ÅÄÖ éüß ñ – ”citat” …",
        "👩🏽‍🦽 🏳️‍🌈 漢字 العربية \u202eomvänd",
        "rad ett\nrad två\r\n\ttabb",
        "  mellanslag före och efter  "
      })
  void whatIsTypedIsKeptAsItWasTyped(String text) throws IOException {
    assertThat(sof.submit(taskId, refusal(text)).status()).isEqualTo(204);

    assertThat(kept("receptionReason")).isEqualTo(text);
    assertThat(Stored.tablesHolding("kanske").keySet())
        .noneMatch(table -> table.startsWith("motor."));
  }

  @Test
  void theLongestTextIsKeptWhole() throws IOException {
    var text = "å".repeat(1_999) + "!";

    assertThat(sof.submit(taskId, refusal(text)).status()).isEqualTo(204);

    assertThat(kept("receptionReason")).isEqualTo(text);
  }

  @Test
  void aTaskThatSomebodyElseCompletedIsGone() {
    var colleague = Caller.signedIn(port, "sof3");
    assertThat(sof.submit(taskId, received()).status()).isEqualTo(204);

    Stored.unchangedBy(
        () -> {
          gone(colleague.submit(taskId, received()));
          gone(colleague.post(ENGINE + "/task/" + taskId + "/claim", Map.of("userId", "sof3")));
          gone(colleague.post(ENGINE + "/task/" + taskId + "/unclaim"));
          gone(colleague.get(ENGINE + "/task/" + taskId));
          gone(colleague.get(ENGINE + "/task/" + taskId + "/form"));
          gone(colleague.get(ENGINE + "/task/" + taskId + "/form-variables"));
          gone(colleague.get(ENGINE + "/task/" + taskId + "/deployed-form"));
        });
  }

  @Test
  void aTaskThatAColleagueTookIsTaken() {
    var colleague = Caller.signedIn(port, "sof3");
    assertThat(sof.post(ENGINE + "/task/" + taskId + "/claim", Map.of("userId", "sof1")).status())
        .isEqualTo(204);

    Stored.unchangedBy(
        () -> {
          taken(colleague.post(ENGINE + "/task/" + taskId + "/claim", Map.of("userId", "sof3")));
          taken(colleague.submit(taskId, received()));
          taken(colleague.get(ENGINE + "/task/" + taskId));
          taken(colleague.post(ENGINE + "/task/" + taskId + "/unclaim"));
          Caller.signedIn(port, "corner1")
              .post(ENGINE + "/task/" + taskId + "/claim", Map.of("userId", "corner1"))
              .refusedWith(403);
        });
    assertThat(sof.post(ENGINE + "/task/" + taskId + "/unclaim").status()).isEqualTo(204);
    assertThat(colleague.get(ENGINE + "/task/" + taskId).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/task/finns-inte-1",
        "/task/finns-inte-1/form",
        "/task/00000000-0000-0000-0000-000000000000/form-variables",
        "/filter/00000000-0000-0000-0000-000000000000/count",
        "/process-definition/referral-chain:999:x/startForm",
        "/process-definition/referral-chain:999:x/deployed-start-form",
        "/process-definition/referral-chain:999:x/xml"
      })
  void whatDoesNotExistIsNotFound(String path) {
    sof.get(ENGINE + path).refusedWith(403, 404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/filter?firstResult=a",
        "/filter?maxResults=-1",
        "/filter?maxResults=99999999999",
        "/filter?maxResults=100000",
        "/filter?resourceType=%00",
        "/filter?resourceType=a%0ab",
        "/task?processInstanceId=%00"
      })
  void parametersThatMakeNoSenseAreRefused(String path) {
    sof.get(ENGINE + path).refusedWith(400);
  }

  @Test
  void aParameterThatCannotBeReadIsRefused() {
    assertThat(sof.statusOfRaw("GET", ENGINE + "/filter?resourceType=%zz")).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\":{\"a\":1}}",
        "{\"priority\":\"abc\"}",
        "{\"dueBefore\":\"igår\"}",
        "{\"sorting\":[{\"sortBy\":\"created\"}]}",
        "{\"sorting\":[{\"sortBy\":\"created\",\"sortOrder\":\"sidledes\"}]}",
        "{\"sorting\":\"created\"}",
        "{\"sorting\":[1]}",
        "{\"orQueries\":{}}",
        "{\"orQueries\":[1]}",
        "{\"orQueries\":[{\"sorting\":[]}]}",
        "{\"name\":\"\\u0000\"}",
        "{\"active\":\"kanske\"}",
        "{\"includeAssignedTasks\":true}",
        "{\"okänd\":1}",
        "[]",
        "7"
      })
  void searchesThatMakeNoSenseAreRefused(String query) {
    sof.post(ENGINE + "/task/count", query).refusedWith(400);
    sof.post(ENGINE + "/task?maxResults=5", query).refusedWith(400);
  }

  @Test
  void aCaseIsNotStartedByHalfAForm() {
    var path = ENGINE + "/process-definition/" + definition("referral-chain") + "/submit-form";
    var form = new HashMap<>(Journey.someone("sof"));
    form.put("age", 17);
    Stored.unchangedBy(() -> sof.post(path, Caller.variables(form)).refusedWith(400));
    form.put("age", "1E+900000000");
    Stored.unchangedBy(() -> sof.post(path, Caller.variables(form)).refusedWith(400));
    form.put("age", 42.5);
    Stored.unchangedBy(() -> sof.post(path, Caller.variables(form)).refusedWith(400));
    form.put("age", null);
    Stored.unchangedBy(() -> sof.post(path, Caller.variables(form)).refusedWith(400));
    form.put("age", 42);
    form.put("consentToSof", false);
    Stored.unchangedBy(() -> sof.post(path, Caller.variables(form)).refusedWith(400));
    form.put("consentToSof", true);

    assertThat(sof.post(path, Caller.variables(form)).status()).isEqualTo(200);
  }

  @Test
  void aProcessThatIsNotForStaffToStartIsRefused() {
    var form = Caller.variables(Map.of());

    for (var process : List.of("follow-up", "escalation")) {
      Stored.unchangedBy(
          () ->
              sof.post(ENGINE + "/process-definition/" + definition(process) + "/submit-form", form)
                  .refusedWith(403));
    }
  }

  private void refused(Map<String, ?> form, String... said) {
    var reply = Stored.unchangedBy(() -> sof.submit(taskId, form).refusedWith(400));

    assertThat(reply.message()).contains(said);
  }

  private static void gone(Caller.Reply reply) {
    assertThat(reply.refusedWith(404).message()).isEqualTo(Answer.TASK_GONE.message());
  }

  private static void taken(Caller.Reply reply) {
    assertThat(reply.refusedWith(409).message()).isEqualTo(Answer.TAKEN.message());
  }

  private String kept(String field) throws IOException {
    var payload =
        jdbc.sql("select payload from kedjan.submission where task_id = ?")
            .param(taskId)
            .query(String.class)
            .single();
    return new ObjectMapper().readTree(payload).path(field).asText();
  }

  private static Map<String, Object> received() {
    return new HashMap<>(Map.of("reception", "accepted", "responsibleCaseworker", "sof2"));
  }

  private static Map<String, Object> refusal(String reason) {
    var form = new HashMap<String, Object>(Map.of("reception", "refused"));
    form.putAll(Collections.singletonMap("receptionReason", reason));
    return form;
  }

  private String definition(String key) {
    return repository
        .createProcessDefinitionQuery()
        .processDefinitionKey(key)
        .latestVersion()
        .singleResult()
        .getId();
  }
}
