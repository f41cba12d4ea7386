package se.kedjan.invariants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.kedjan.testing.Chain;
import se.kedjan.testing.IntegrationTest;
import se.kedjan.testing.Journey;
import se.kedjan.testing.SharedDatabase;

/**
 * Who sees and works which task: every member of the demo staff before a task in each party's pool,
 * a task named for somebody of each party, and a late step before each head.
 */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TaskAccessTest {

  /** What there is to see, and who may see it. */
  private enum Scene {
    SOF_POOL("sof1", "sof2", "sof3", "boende1", "metod1"),
    CORNER_POOL("corner1", "corner2", "cornerhead1"),
    AMF_POOL("amf1", "amf2", "amf3"),
    SOF_TAKEN("metod1"),
    /** For sof2; sof3 is the deputy. */
    SOF_NAMED("sof2", "sof3"),
    CORNER_NAMED("corner1"),
    /** For amf2; amf3 is the deputy. */
    AMF_NAMED("amf2", "amf3"),
    SOF_LATE("sofhead1"),
    CORNER_LATE("cornerhead1"),
    AMF_LATE("amfhead1"),
    OWNER_LATE("process1");

    private final Set<String> seenBy;

    Scene(String... seenBy) {
      this.seenBy = Set.of(seenBy);
    }
  }

  @Autowired Chain chain;
  @Autowired TaskService tasks;
  @Autowired FormService forms;
  @Autowired RuntimeService runtime;
  @Autowired HistoryService history;
  @Autowired IdentityService identity;
  @Autowired JdbcClient jdbc;

  private final JdbcTemplate superuser =
      new JdbcTemplate(SharedDatabase.postgres().getDatabase("postgres", "kedjan"));
  private final Map<Scene, Task> scenes = new EnumMap<>(Scene.class);

  @BeforeAll
  void setTheScenes() {
    var late =
        List.of(
            registered(),
            registered().received().consent("yes", "yes"),
            registered().received().consents(),
            registered().received().consents().visits("wants").getsPlace());
    chain.clock().moveTo(chain.clock().today().plusDays(45).atTime(8, 0));
    chain.findOverdueSteps();
    scenes.put(Scene.SOF_LATE, task(late.get(0), "Task_SecureStepSof"));
    scenes.put(Scene.AMF_LATE, task(late.get(1), "Task_SecureStepAmf"));
    scenes.put(Scene.OWNER_LATE, task(late.get(2), "Task_SecureStepProcessOwner"));
    scenes.put(Scene.CORNER_LATE, task(late.get(3), "Task_SecureStepCorner"));

    scenes.put(Scene.SOF_POOL, task(registered(), "Task_ReceiveCase"));
    scenes.put(
        Scene.CORNER_POOL,
        task(registered().received().consents().booksVisit(), "Task_ConfirmStudyVisit"));
    scenes.put(
        Scene.AMF_POOL, task(registered().received().consent("yes", "yes"), "Task_AppointGuide"));
    var taken = task(registered(), "Task_ReceiveCase");
    chain.staff().as("metod1", () -> tasks.claim(taken.getId(), "metod1"));
    scenes.put(Scene.SOF_TAKEN, taken);
    var named = withDeputies();
    scenes.put(Scene.SOF_NAMED, task(named, "Task_CarryOutSelfAssessment"));
    scenes.put(Scene.CORNER_NAMED, task(named, "Task_EnrolParticipant"));
    scenes.put(Scene.AMF_NAMED, task(named, "Task_ConfirmGuide"));
  }

  private Journey registered() {
    return Journey.on(chain).registeredBy("sof1");
  }

  private Journey withDeputies() {
    return registered()
        .step(
            "Task_ReceiveCase",
            Map.of(
                "reception", "accepted",
                "responsibleCaseworker", "sof2",
                "deputyCaseworker", "sof3"))
        .consent("yes", "yes")
        .step("Task_AppointGuide", Map.of("guide", "amf2", "deputyGuide", "amf3"))
        .visits("wants")
        .getsPlace()
        .tries("continues")
        .decides("yes");
  }

  private Task task(Journey journey, String step) {
    return tasks
        .createTaskQuery()
        .taskId(chain.openStep(journey.caseId(), step).taskId())
        .singleResult();
  }

  /** The demo staff with their groups, as they sign in. */
  static Stream<Arguments> staff() throws IOException {
    var format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (var reader =
            new InputStreamReader(
                new ClassPathResource("demo/staff.csv").getInputStream(), StandardCharsets.UTF_8);
        var parser = format.parse(reader)) {
      return parser.getRecords().stream().map(line -> Arguments.of(Named.of(line.get("id"), line)));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("staff")
  void seesWhatIsTheirsAndNothingElse(CSVRecord who) {
    as(
        who,
        () -> {
          for (var scene : Scene.values()) {
            var task = scenes.get(scene);
            var mine = scene.seenBy.contains(who.get("id"));
            assertThat(query().taskId(task.getId()).count())
                .as("%s sees %s", who.get("id"), scene)
                .isEqualTo(mine ? 1 : 0);
            reads(task)
                .forEach(
                    (what, read) -> allowed(mine, read, who.get("id") + " " + what + " " + scene));
            assertThat(history.createHistoricTaskInstanceQuery().taskId(task.getId()).count())
                .isZero();
            assertThat(runtime.createVariableInstanceQuery().taskIdIn(task.getId()).count())
                .isZero();
          }
          return null;
        });
  }

  /** Not only in these scenes: every open task there is, by what the register and the log say. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("staff")
  void listsCountsAndPagesAreOfOneMind(CSVRecord who) {
    var mine = openTasksOf(who);

    as(
        who,
        () -> {
          assertThat(ids(query().listPage(0, 2000))).isEqualTo(mine);
          assertThat(query().count()).isEqualTo(mine.size());
          var paged = new ArrayList<String>();
          for (var first = 0; first < mine.size() + 3; first += 3) {
            query().orderByTaskId().asc().listPage(first, 3).forEach(t -> paged.add(t.getId()));
          }
          assertThat(paged).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(mine);
          return null;
        });
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("staff")
  void noQueryReachesFurther(CSVRecord who) {
    var mine = openTasksOf(who);

    as(
        who,
        () -> {
          for (var wider : wider()) {
            assertThat(mine).containsAll(ids(wider.apply(query()).listPage(0, 2000)));
            assertThat(wider.apply(query()).count()).isLessThanOrEqualTo(mine.size());
          }
          return null;
        });
  }

  private static List<Function<TaskQuery, TaskQuery>> wider() {
    var groups =
        List.of("sof", "corner", "amf", "sofhead", "cornerhead", "amfhead", "processowner");
    return List.of(
        q -> q.or().taskAssigned().taskUnassigned().endOr(),
        q -> q.or().taskNameLike("%").taskUnassigned().endOr(),
        q -> q.or().taskCandidateGroupIn(groups).taskAssignee("sof2").endOr(),
        q -> q.or().taskAssigneeIn("sof2", "amf2", "corner1", "metod1").endOr(),
        q ->
            q.or()
                .processDefinitionKey("referral-chain")
                .processDefinitionKey("escalation")
                .endOr(),
        q ->
            q.or()
                .processVariableValueEquals("activity", "corner")
                .endOr()
                .or()
                .taskNameLike("%")
                .endOr(),
        q -> q.taskCandidateGroupIn(groups).includeAssignedTasks(),
        q -> q.taskCandidateUser("sof3").includeAssignedTasks(),
        q -> q.taskInvolvedUser("sof2"),
        q -> q.taskAssignee("amf2"));
  }

  @Test
  void aTaskIsTakenByOneselfAndForOneself() {
    var pool = scenes.get(Scene.SOF_POOL).getId();

    refused("sof1", () -> tasks.claim(pool, "sof2"));
    refused("sof1", () -> tasks.setAssignee(pool, "sof2"));
    refused("sofhead1", () -> tasks.claim(pool, "sof1"));
    for (var stranger :
        List.of("amf1", "corner1", "sofhead1", "process1", "styr1", "logg1", "drift1")) {
      refused(stranger, () -> tasks.claim(pool, stranger));
    }
    assertThat(assignee(pool)).isNull();
    chain.staff().as("sof1", () -> tasks.claim(pool, "sof1"));
    assertThat(assignee(pool)).isEqualTo("sof1");
    chain.staff().as("sof1", () -> tasks.claim(pool, null));
    assertThat(assignee(pool)).isNull();
  }

  @Test
  void onlyWhoHasItGivesItBack() {
    var taken = scenes.get(Scene.SOF_TAKEN).getId();

    for (var other : List.of("sof1", "sofhead1", "amf1", "process1")) {
      refused(other, () -> tasks.claim(taken, null));
      refused(other, () -> tasks.setAssignee(taken, null));
      refused(other, () -> tasks.claim(taken, other));
    }
    assertThat(assignee(taken)).isEqualTo("metod1");
    refused("sof3", () -> tasks.claim(scenes.get(Scene.SOF_NAMED).getId(), null));
    chain.staff().as("metod1", () -> tasks.claim(taken, null));
    assertThat(assignee(taken)).isNull();
    chain.staff().as("metod1", () -> tasks.claim(taken, "metod1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"metod1", "sof1", "amf1", "process1"})
  void nobodyDoesToATaskWhatItsFormDoesNotDo(String who) {
    var task = scenes.get(Scene.SOF_TAKEN);
    var before = state(task);

    acts(task)
        .forEach(
            (what, act) -> {
              assertThatThrownBy(() -> chain.staff().as(who, quietly(act)))
                  .as(who + " " + what)
                  .isNotNull();
              assertThat(state(task)).as(what).isEqualTo(before);
            });
  }

  @Test
  void theDeputyWorksAndTheLogSaysWho() {
    var journey = withDeputies();
    journey.step("Task_EnrolParticipant", journey.enrolment());

    chain.completeAs(
        "sof3", journey.caseId(), "Task_CarryOutSelfAssessment", journey.selfAssessment());
    chain.completeAs("amf3", journey.caseId(), "Task_ConfirmGuide", Map.of("guideConfirmed", true));

    assertThat(
            jdbc.sql(
                    "select actor from kedjan.responsibility_log where chain = (select chain from kedjan.log_chain where case_id = ?) and act = 'step-completed' order by seq desc limit 2")
                .param(journey.caseId().number())
                .query(String.class)
                .list())
        .containsExactly("amf3", "sof3");
  }

  @Test
  void whoWorksForAnotherPartyTodayHasLeftTheTasksOfTheFirst() {
    var task = scenes.get(Scene.SOF_TAKEN).getId();
    var seenByMetod1 = (Supplier<Long>) () -> query().taskId(task).count();

    assertThat(chain.staff().as("metod1", seenByMetod1)).isEqualTo(1);
    move("metod1", "Guider");
    try {
      assertThat(chain.staff().as("metod1", seenByMetod1)).isZero();
      refused("metod1", () -> forms.getTaskFormVariables(task));
      move("metod1", "Drift");
      assertThat(chain.staff().as("metod1", seenByMetod1)).isZero();
    } finally {
      move("metod1", "Metodstöd");
    }
    assertThat(chain.staff().as("metod1", seenByMetod1)).isEqualTo(1);
  }

  @Test
  void whoHasLeftSeesAndDoesNothingMoreAndIsNamedForNoMore() {
    var journey = registered().received();
    var task = task(journey, "Task_ObtainConsent").getId();
    until("sof2", chain.clock().today().minusDays(1));
    try {
      assertThat(chain.staff().as("sof2", () -> query().taskId(task).count())).isZero();
      refused("sof2", () -> forms.submitTaskForm(task, Map.of()));
      assertThatThrownBy(registered()::received).hasMessageContaining("inte finns i listan");
    } finally {
      until("sof2", null);
    }
    assertThat(chain.staff().as("sof2", () -> query().taskId(task).count())).isEqualTo(1);
  }

  @Test
  void noCaseIsStartedOrMovedPastItsForm() {
    var journey = Journey.on(chain).enrolledStraight("sof1");
    var number = journey.caseId().number();

    refused(
        "amf2",
        () ->
            runtime.startProcessInstanceByKey(
                "referral-chain", number, Map.of("activity", "corner")));
    refused(
        "amf2",
        () ->
            runtime
                .createMessageCorrelation("TransitionRaised")
                .processInstanceBusinessKey(number)
                .setVariable("activity", "corner")
                .correlateStartMessage());
    refused(
        "amf2",
        () ->
            runtime
                .createMessageCorrelation("WorkTrainingStarted")
                .processInstanceBusinessKey(number)
                .correlate());
    journey.waitsFor("Task_SuperviseParticipant");
  }

  private void until(String staffId, @Nullable LocalDate day) {
    superuser.update(
        "update kedjan.staff_membership set valid_to = ? where staff_id = ?", day, staffId);
  }

  private void move(String staffId, String unit) {
    superuser.update(
        "update kedjan.staff_membership set unit_id = (select id from kedjan.unit where name = ?) where staff_id = ?",
        unit,
        staffId);
  }

  private Map<String, ThrowingCallable> reads(Task task) {
    var reads = new HashMap<String, ThrowingCallable>();
    reads.put("reads the form of", () -> forms.getTaskFormVariables(task.getId()));
    reads.put("reads the form data of", () -> forms.getTaskFormData(task.getId()));
    reads.put("reads the form file of", () -> forms.getDeployedTaskForm(task.getId()).close());
    reads.put("reads the variables of", () -> tasks.getVariables(task.getId()));
    reads.put("reads the variables typed of", () -> tasks.getVariablesTyped(task.getId()));
    reads.put("reads a variable of", () -> tasks.getVariable(task.getId(), "activity"));
    reads.put("reads the own variables of", () -> tasks.getVariablesLocal(task.getId()));
    reads.put("reads the candidates of", () -> tasks.getIdentityLinksForTask(task.getId()));
    return reads;
  }

  private Map<String, ThrowingCallable> acts(Task task) {
    var id = task.getId();
    var acts = new HashMap<String, ThrowingCallable>();
    acts.put("complete", () -> tasks.complete(id));
    acts.put("complete with", () -> tasks.complete(id, Map.of("reception", "accepted")));
    acts.put("resolve", () -> tasks.resolveTask(id));
    acts.put("resolve with", () -> tasks.resolveTask(id, Map.of("reception", "accepted")));
    acts.put("delegate", () -> tasks.delegateTask(id, "sof2"));
    acts.put("delegate to oneself", () -> tasks.delegateTask(id, "metod1"));
    acts.put("assign", () -> tasks.setAssignee(id, "sof2"));
    acts.put("own", () -> tasks.setOwner(id, "metod1"));
    acts.put("prioritise", () -> tasks.setPriority(id, 99));
    acts.put("name", () -> tasks.setName(id, "Anna Andersson"));
    acts.put("describe", () -> tasks.setDescription(id, "Anna Andersson"));
    acts.put("postpone", () -> tasks.setDueDate(id, java.util.Date.from(chain.clock().instant())));
    acts.put(
        "follow up", () -> tasks.setFollowUpDate(id, java.util.Date.from(chain.clock().instant())));
    acts.put("let a person in", () -> tasks.addCandidateUser(id, "amf1"));
    acts.put("let a group in", () -> tasks.addCandidateGroup(id, "amf"));
    acts.put(
        "link a person", () -> tasks.addUserIdentityLink(id, "amf1", IdentityLinkType.CANDIDATE));
    acts.put("shut the group out", () -> tasks.deleteCandidateGroup(id, "sof"));
    acts.put(
        "shut a person out",
        () -> tasks.deleteUserIdentityLink(id, "metod1", IdentityLinkType.ASSIGNEE));
    acts.put("set a variable", () -> tasks.setVariable(id, "reception", "refused"));
    acts.put("set an own variable", () -> tasks.setVariableLocal(id, "reception", "refused"));
    acts.put("remove a variable", () -> tasks.removeVariable(id, "activity"));
    acts.put("throw an error", () -> tasks.handleBpmnError(id, "x"));
    acts.put("escalate", () -> tasks.handleEscalation(id, "x"));
    acts.put(
        "comment", () -> tasks.createComment(id, task.getProcessInstanceId(), "Anna Andersson"));
    acts.put(
        "attach",
        () -> tasks.createAttachment("t", id, task.getProcessInstanceId(), "n", "d", "http://x"));
    acts.put("delete", () -> tasks.deleteTask(id, true));
    acts.put(
        "set the case's variable",
        () -> runtime.setVariable(task.getExecutionId(), "reception", "refused"));
    acts.put("end the case", () -> runtime.deleteProcessInstance(task.getProcessInstanceId(), "x"));
    acts.put(
        "move the case",
        () ->
            runtime
                .createProcessInstanceModification(task.getProcessInstanceId())
                .cancelAllForActivity("Task_ReceiveCase")
                .execute());
    acts.put(
        "suspend the case", () -> runtime.suspendProcessInstanceById(task.getProcessInstanceId()));
    acts.put("signal the case", () -> runtime.signal(task.getExecutionId()));
    return acts;
  }

  /** All that could have been changed, by the engine's own account and ours. */
  private List<Object> state(Task task) {
    var state = new ArrayList<Object>();
    for (var sql :
        List.of(
            "select name_, description_, owner_, assignee_, priority_, due_date_, follow_up_date_, delegation_, suspension_state_ from motor.act_ru_task where id_ = ?",
            "select coalesce(group_id_, user_id_) from motor.act_ru_identitylink where task_id_ = ? order by 1",
            "select assignee, due_at from kedjan.open_step where task_id = ?",
            "select count(*) from motor.act_hi_comment where task_id_ = ?",
            "select count(*) from motor.act_hi_attachment where task_id_ = ?")) {
      state.add(superuser.queryForList(sql, task.getId()));
    }
    state.add(
        superuser.queryForList(
            "select name_, text_, long_ from motor.act_ru_variable where proc_inst_id_ = ? order by name_",
            task.getProcessInstanceId()));
    return state;
  }

  private Set<String> openTasksOf(CSVRecord who) {
    var groups = List.of(who.get("groups").split(" "));
    return jdbc
        .sql(
            """
            select task_id from kedjan.open_step o
            left join kedjan.case_staff s on s.case_id = o.case_id and s.party = o.party and s.valid_to is null
            where (assignee = :me or assignee is null and candidate in (:groups)
                or assignee = s.staff_id and s.deputy_id = :me)
              and (o.case_id is null or o.case_id not in (select kedjan.cases_kept_from(:me)))
            """)
        .param("me", who.get("id"))
        .param("groups", groups)
        .query(String.class)
        .list()
        .stream()
        .collect(Collectors.toSet());
  }

  private TaskQuery query() {
    return tasks.createTaskQuery();
  }

  private static Set<String> ids(List<Task> list) {
    var ids = list.stream().map(Task::getId).toList();
    assertThat(ids).doesNotHaveDuplicates();
    return new HashSet<>(ids);
  }

  private String assignee(String taskId) {
    return query().taskId(taskId).singleResult().getAssignee();
  }

  private void refused(String who, ThrowingCallable act) {
    assertThatThrownBy(() -> chain.staff().as(who, quietly(act))).as(who).isNotNull();
  }

  private static void allowed(boolean allowed, ThrowingCallable read, String what) {
    if (allowed) {
      assertThatCode(read).as(what).doesNotThrowAnyException();
    } else {
      assertThatThrownBy(read).as(what).isInstanceOf(AuthorizationException.class);
    }
  }

  private static Runnable quietly(ThrowingCallable act) {
    return () -> {
      try {
        act.call();
      } catch (RuntimeException | Error e) {
        throw e;
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
    };
  }

  private <T> T as(CSVRecord who, Supplier<T> act) {
    identity.setAuthentication(who.get("id"), List.of(who.get("groups").split(" ")));
    try {
      return act.get();
    } finally {
      identity.clearAuthentication();
    }
  }
}
