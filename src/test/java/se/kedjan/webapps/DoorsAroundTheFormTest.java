package se.kedjan.webapps;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kedjan.webapps.Caller.ENGINE;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import se.kedjan.testing.Chain;
import se.kedjan.testing.IntegrationTest;
import se.kedjan.testing.Journey;

/** Everything that leads around the form, tried over HTTP: refused, and nothing is stored. */
@IntegrationTest
class DoorsAroundTheFormTest {

  private static final Map<String, ?> MARKED =
      Map.of("variables", Map.of("note", Map.of("value", "Märkord")));

  private static final List<Door> DOORS =
      List.of(
          door("POST", "/task/{task}/complete", MARKED),
          door("POST", "/task/{task}/complete", Map.of()),
          door("POST", "/task/{task}/resolve", MARKED),
          door("POST", "/task/{task}/delegate", Map.of("userId", "sof1")),
          door("POST", "/task/{task}/assignee", Map.of("userId", "sof1")),
          door("POST", "/task/{task}/bpmnError", Map.of("errorCode", "unknown")),
          door("POST", "/task/{task}/bpmnEscalation", Map.of("escalationCode", "unknown")),
          door("PUT", "/task/{task}", Map.of("name", "Märkord", "description", "Märkord")),
          door("DELETE", "/task/{task}", null),
          door("POST", "/task/create", Map.of("name", "Märkord")),
          door("POST", "/task/{task}/comment/create", Map.of("message", "Märkord")),
          door("GET", "/task/{task}/comment", null),
          door("POST", "/task/{task}/attachment/create", Map.of("name", "Märkord")),
          door(
              "POST", "/task/{task}/identity-links", Map.of("userId", "sof1", "type", "candidate")),
          door("GET", "/task/{task}/identity-links", null),
          door("PUT", "/task/{task}/variables/note", Map.of("value", "Märkord")),
          door("POST", "/task/{task}/variables", Map.of("modifications", Map.of())),
          door("GET", "/task/{task}/variables", null),
          door("PUT", "/task/{task}/localVariables/note", Map.of("value", "Märkord")),
          door("POST", "/task/{task}/localVariables", Map.of("modifications", Map.of())),
          door("GET", "/task/{task}/rendered-form", null),
          door("GET", "/task/{task}?withTaskVariablesInReturn=true", null),
          door("GET", "/task/{task}?withCommentAttachmentInfo=true", null),
          door("POST", "/process-definition/{definition}/start", MARKED),
          door("POST", "/process-definition/key/referral-chain/start", MARKED),
          door("POST", "/process-definition/key/referral-chain/submit-form", MARKED),
          door("PUT", "/process-definition/{definition}/suspended", Map.of("suspended", true)),
          door("DELETE", "/process-definition/{definition}?cascade=true", null),
          door("DELETE", "/process-instance/{instance}", null),
          door("GET", "/process-instance/{instance}/variables", null),
          door("PUT", "/process-instance/{instance}/variables/note", Map.of("value", "Märkord")),
          door(
              "POST",
              "/process-instance/{instance}/modification",
              Map.of("instructions", List.of())),
          door("PUT", "/process-instance/{instance}/suspended", Map.of("suspended", true)),
          door("POST", "/process-instance/delete", Map.of("processInstanceIds", List.of("a"))),
          door("GET", "/process-instance", null),
          door("POST", "/message", Map.of("messageName", "WorkTrainingStarted")),
          door("POST", "/signal", Map.of("name", "x")),
          door("POST", "/condition", Map.of("variables", Map.of())),
          door("POST", "/execution/{instance}/signal", Map.of()),
          door("PUT", "/execution/{instance}/localVariables/note", Map.of("value", "Märkord")),
          door("POST", "/execution/{instance}/messages/x/trigger", Map.of()),
          door("POST", "/external-task/fetchAndLock", Map.of("workerId", "x", "maxTasks", 1)),
          door("POST", "/migration/execute", Map.of()),
          door("POST", "/modification/execute", Map.of()),
          door("POST", "/decision-definition/key/deadlines/evaluate", MARKED),
          door("POST", "/deployment/create", Map.of()),
          door("GET", "/deployment", null),
          door("GET", "/history/user-operation?taskId={task}", null),
          door("GET", "/history/task", null),
          door("POST", "/history/task", Map.of()),
          door("GET", "/history/process-instance", null),
          door("GET", "/history/variable-instance", null),
          door("GET", "/history/detail", null),
          door("POST", "/history/cleanup", Map.of()),
          door("GET", "/variable-instance", null),
          door("POST", "/variable-instance", Map.of()),
          door("POST", "/filter/create", Map.of("name", "Märkord", "resourceType", "Task")),
          door("PUT", "/filter/{filter}", Map.of("name", "Märkord")),
          door("DELETE", "/filter/{filter}", null),
          door("POST", "/filter/{filter}/singleResult", Map.of()),
          door("GET", "/job", null),
          door("PUT", "/job/a/retries", Map.of("retries", 3)),
          door("POST", "/job/a/execute", null),
          door("POST", "/user/create", Map.of("profile", Map.of("id", "maerkord"))),
          door("PUT", "/user/sof1/profile", Map.of("firstName", "Märkord")),
          door("PUT", "/user/sof1/credentials", Map.of("password", "Maerkord-12345678")),
          door("GET", "/user", null),
          door("GET", "/group", null),
          door("PUT", "/group/sofhead/members/sof1", null),
          door("POST", "/authorization/create", Map.of("type", 1)),
          door("GET", "/authorization", null),
          door("GET", "/identity/groups?userId=corner1", null),
          door("POST", "/identity/verify", Map.of("username", "sof1", "password", "x")),
          door("GET", "/metrics/activity-instance-start", null),
          door("GET", "/version", null),
          door("POST", "/telemetry/configuration", Map.of("enableTelemetry", true)),
          door("GET", "/schema/log", null),
          door("GET", "/batch", null),
          door("GET", "/incident", null),
          door("GET", "/event-subscription", null));

  private record Door(String method, String path, @Nullable Object body) {

    boolean changes() {
      return !"GET".equals(method)
          && !List.of("/variable-instance", "/history/task").contains(path);
    }
  }

  @LocalServerPort int port;
  @Autowired Chain chain;
  @Autowired TaskService tasks;
  @Autowired FilterService filters;
  @Autowired RepositoryService repository;

  private String taskId;
  private String instanceId;
  private String definitionId;
  private String filterId;

  @BeforeEach
  void aTaskOfSof() {
    var caseId = Journey.on(chain).registeredBy("sof1").caseId();
    taskId = chain.openStep(caseId, "Task_ReceiveCase").taskId();
    var task = tasks.createTaskQuery().taskId(taskId).singleResult();
    instanceId = task.getProcessInstanceId();
    definitionId = task.getProcessDefinitionId();
    filterId = filters.createFilterQuery().filterName("Mina uppgifter").singleResult().getId();
  }

  @Test
  void areShutForThePartyWhoseTaskItIs() {
    allShut(DOORS, Caller.signedIn(port, "sof1"), 403);
  }

  @Test
  void areShutForWhoHasNotSignedIn() {
    allShut(DOORS, Caller.anonymous(port), 401);
  }

  @Test
  void areShutForTheProcessOwnerUntilItCanBeLogged() {
    var owner = Caller.signedIn(port, "process1", "cockpit");
    var changes = DOORS.stream().filter(Door::changes).toList();

    var replies = allShut(changes, owner, 403);

    assertThat(replies)
        .allSatisfy(reply -> assertThat(reply.message()).isEqualTo(Answer.PAST_THE_LOG.message()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"styr1", "drift1"})
  void theRestOfStaffHaveNoWayIn(String staffId) {
    var somebody = Caller.anonymous(port);
    somebody.signIn(staffId, Caller.PASSWORD, "tasklist").refusedWith(403);

    somebody.get(ENGINE + "/task/" + taskId).refusedWith(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/form", "/form-variables", "/deployed-form"})
  void anotherPartysTaskIsNotRead(String what) {
    Caller.signedIn(port, "corner1").get(ENGINE + "/task/" + taskId + what).refusedWith(403, 404);
  }

  @Test
  void anotherPartysTaskIsNotTouched() {
    var corner = Caller.signedIn(port, "corner1");

    Stored.unchangedBy(
        () -> {
          corner
              .post(ENGINE + "/task/" + taskId + "/claim", Map.of("userId", "corner1"))
              .refusedWith(403);
          corner.post(ENGINE + "/task/" + taskId + "/unclaim").refusedWith(403);
          corner
              .submit(taskId, Map.of("reception", "accepted", "responsibleCaseworker", "sof2"))
              .refusedWith(403);
        });
  }

  @Test
  void aTaskIsNotTakenForSomebodyElse() {
    var sof = Caller.signedIn(port, "sof1");

    Stored.unchangedBy(
        () ->
            sof.post(ENGINE + "/task/" + taskId + "/claim", Map.of("userId", "sof2"))
                .refusedWith(403));
  }

  @Test
  void theAnswerToAFormDoesNotTellWhatTheEngineKnows() {
    var sof = Caller.signedIn(port, "sof1");
    var form =
        new HashMap<String, Object>(
            Caller.variables(Map.of("reception", "accepted", "responsibleCaseworker", "sof2")));
    form.put("withVariablesInReturn", true);

    Stored.unchangedBy(
        () -> sof.post(ENGINE + "/task/" + taskId + "/submit-form", form).refusedWith(400));
  }

  @Test
  void aFormIsNotAskedForVariablesOfOtherSteps() {
    var caseId = Journey.on(chain).registeredBy("sof1").received().caseId();
    var sof2 = Caller.signedIn(port, "sof2");
    var task = chain.openStep(caseId, "Task_ObtainConsent").taskId();

    var all = sof2.get(ENGINE + "/task/" + task + "/form-variables?deserializeValues=false");
    var one = sof2.get(ENGINE + "/task/" + task + "/form-variables?variableNames=reception");

    assertThat(all.status()).isEqualTo(200);
    assertThat(all.json().path("caseNumber").path("value").asText()).isEqualTo(caseId.number());
    assertThat(all.body() + one.body()).doesNotContain("accepted");
  }

  @Test
  void aCallersBusinessKeyIsNotTaken() {
    var sof = Caller.signedIn(port, "sof1");
    var start = new HashMap<String, Object>(Caller.variables(Journey.someone("sof")));
    start.put("businessKey", "Märkord");

    Stored.unchangedBy(
        () ->
            sof.post(ENGINE + "/process-definition/" + definitionId + "/submit-form", start)
                .refusedWith(400));
  }

  private List<Caller.Reply> allShut(List<Door> doors, Caller caller, int status) {
    return Stored.unchangedBy(
        () -> doors.stream().map(door -> go(caller, door).refusedWith(status)).toList());
  }

  private Caller.Reply go(Caller caller, Door door) {
    var to =
        door.path()
            .replace("{task}", taskId)
            .replace("{definition}", definitionId)
            .replace("{instance}", instanceId)
            .replace("{filter}", filterId);
    var body = door.body() == null ? null : Caller.write(door.body());
    return caller.send(door.method(), ENGINE + to, body, body == null ? null : "application/json");
  }

  private static Door door(String method, String path, @Nullable Object body) {
    return new Door(method, path, body);
  }
}
