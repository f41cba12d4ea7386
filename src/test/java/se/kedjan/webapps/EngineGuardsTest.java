package se.kedjan.webapps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.kedjan.chain.Refusal;
import se.kedjan.testing.Chain;
import se.kedjan.testing.IntegrationTest;
import se.kedjan.testing.Journey;
import se.kedjan.testing.Staff;

/**
 * The same doors behind the door: the engine itself refuses them to a signed-in person, whichever
 * way the call came.
 */
@IntegrationTest
class EngineGuardsTest {

  @Autowired Chain chain;
  @Autowired Staff staff;
  @Autowired TaskService tasks;
  @Autowired RuntimeService runtime;
  @Autowired RepositoryService repository;
  @Autowired HistoryService history;
  @Autowired IdentityService identity;
  @Autowired ManagementService management;
  @Autowired FilterService filters;

  private String taskId;
  private String instanceId;
  private String definitionId;

  @BeforeEach
  void sof1HasTakenATask() {
    var caseId = Journey.on(chain).registeredBy("sof1").caseId();
    taskId = chain.openStep(caseId, "Task_ReceiveCase").taskId();
    var task = tasks.createTaskQuery().taskId(taskId).singleResult();
    instanceId = task.getProcessInstanceId();
    definitionId = task.getProcessDefinitionId();
    staff.as("sof1", () -> tasks.claim(taskId, "sof1"));
  }

  @Test
  void aTaskIsNeitherCompletedNorChangedAroundItsForm() {
    var doors = new LinkedHashMap<String, ThrowingCallable>();
    doors.put("complete", () -> tasks.complete(taskId));
    doors.put(
        "complete with variables", () -> tasks.complete(taskId, Map.of("reception", "accepted")));
    doors.put("complete with others", () -> tasks.complete(taskId, Map.of("note", "Märkord")));
    doors.put("resolve", () -> tasks.resolveTask(taskId));
    doors.put("delegate", () -> tasks.delegateTask(taskId, "sof2"));
    doors.put("delegate to oneself", () -> tasks.delegateTask(taskId, "sof1"));
    doors.put("assign", () -> tasks.setAssignee(taskId, "sof2"));
    doors.put("owner", () -> tasks.setOwner(taskId, "sof2"));
    doors.put("priority", () -> tasks.setPriority(taskId, 7));
    doors.put("name", () -> tasks.setName(taskId, "Märkord"));
    doors.put("description", () -> tasks.setDescription(taskId, "Märkord"));
    doors.put("due date", () -> tasks.setDueDate(taskId, new Date()));
    doors.put("follow-up date", () -> tasks.setFollowUpDate(taskId, new Date()));
    doors.put(
        "save",
        () -> {
          var task = tasks.createTaskQuery().taskId(taskId).singleResult();
          task.setDescription("Märkord");
          tasks.saveTask(task);
        });
    doors.put("delete", () -> tasks.deleteTask(taskId));
    doors.put("comment", () -> tasks.createComment(taskId, null, "Märkord"));
    doors.put(
        "attachment",
        () -> tasks.createAttachment("x", taskId, null, "Märkord", "Märkord", "http://x"));
    doors.put("variable", () -> tasks.setVariable(taskId, "reception", "accepted"));
    doors.put("other variable", () -> tasks.setVariable(taskId, "note", "Märkord"));
    doors.put("local variable", () -> tasks.setVariableLocal(taskId, "reception", "accepted"));
    doors.put("remove variable", () -> tasks.removeVariable(taskId, "activity"));
    doors.put("candidate", () -> tasks.addCandidateUser(taskId, "corner1"));
    doors.put("candidate group", () -> tasks.addCandidateGroup(taskId, "corner"));
    doors.put("no candidate group", () -> tasks.deleteCandidateGroup(taskId, "sof"));
    doors.put("involved", () -> tasks.addUserIdentityLink(taskId, "corner1", "participant"));
    doors.put("unknown error", () -> tasks.handleBpmnError(taskId, "unknown"));
    doors.put(
        "error with variables",
        () -> tasks.handleBpmnError(taskId, "unknown", "x", Map.of("note", "Märkord")));
    doors.put("unknown escalation", () -> tasks.handleEscalation(taskId, "unknown"));
    doors.put(
        "native query",
        () -> tasks.createNativeTaskQuery().sql("select * from motor.act_ru_task").list());
    doors.put("new task", () -> tasks.saveTask(tasks.newTask("maerkord")));
    allRefused("sof1", doors);
  }

  @Test
  void aColleaguesTaskIsNotTouched() {
    var doors = new LinkedHashMap<String, ThrowingCallable>();
    doors.put("claim", () -> tasks.claim(taskId, "sof3"));
    doors.put("claim for its holder", () -> tasks.claim(taskId, "sof1"));
    doors.put("give back", () -> tasks.setAssignee(taskId, null));
    doors.put("assign", () -> tasks.setAssignee(taskId, "sof3"));
    doors.put("complete", () -> tasks.complete(taskId));
    doors.put("variable", () -> tasks.setVariable(taskId, "reception", "accepted"));
    doors.put("read variables", () -> tasks.getVariables(taskId));
    doors.put("candidate", () -> tasks.addCandidateUser(taskId, "sof3"));
    doors.put("error", () -> tasks.handleBpmnError(taskId, "unknown"));
    doors.put("comment", () -> tasks.createComment(taskId, null, "Märkord"));
    allRefused("sof3", doors);
    allRefused("corner1", doors);
    assertThat(staff.as("sof3", () -> tasks.createTaskQuery().taskId(taskId).count())).isZero();
  }

  @Test
  void aRunningCaseIsNotTouched() {
    var doors = new LinkedHashMap<String, ThrowingCallable>();
    doors.put("variable", () -> runtime.setVariable(instanceId, "reception", "accepted"));
    doors.put("other variable", () -> runtime.setVariable(instanceId, "note", "Märkord"));
    doors.put("read variables", () -> runtime.getVariables(instanceId));
    doors.put("delete", () -> runtime.deleteProcessInstance(instanceId, "Märkord"));
    doors.put("suspend", () -> runtime.suspendProcessInstanceById(instanceId));
    doors.put("start around the form", () -> runtime.startProcessInstanceByKey("referral-chain"));
    doors.put(
        "start with a number of one's own",
        () -> runtime.startProcessInstanceByKey("referral-chain", "K-2025-9999"));
    doors.put(
        "start with variables",
        () -> runtime.startProcessInstanceByKey("transition", Map.of("note", "Märkord")));
    doors.put("start another", () -> runtime.startProcessInstanceByKey("follow-up"));
    doors.put("message", () -> runtime.createMessageCorrelation("FollowUpStarted").correlate());
    doors.put(
        "modify",
        () ->
            runtime
                .createProcessInstanceModification(instanceId)
                .startBeforeActivity("Task_SummariseAndClose")
                .execute());
    doors.put("signal", () -> runtime.signal(instanceId));
    doors.put("deploy", () -> repository.createDeployment().addString("x.txt", "Märkord").deploy());
    doors.put("suspend the chain", () -> repository.suspendProcessDefinitionById(definitionId));
    doors.put("delete the chain", () -> repository.deleteProcessDefinition(definitionId, true));
    doors.put("make a user", () -> identity.saveUser(identity.newUser("maerkord")));
    doors.put("become head", () -> identity.createMembership("sof1", "sofhead"));
    allRefused("sof1", doors);
  }

  @Test
  void theProcessOwnerReadsAndDoesNotChange() {
    var doors = new LinkedHashMap<String, ThrowingCallable>();
    doors.put("variable", () -> runtime.setVariable(instanceId, "reception", "accepted"));
    doors.put("delete", () -> runtime.deleteProcessInstance(instanceId, "Märkord"));
    doors.put("suspend", () -> runtime.suspendProcessInstanceById(instanceId));
    doors.put("complete", () -> tasks.complete(taskId));
    doors.put("assign", () -> tasks.setAssignee(taskId, "process1"));
    doors.put(
        "modify",
        () ->
            runtime
                .createProcessInstanceModification(instanceId)
                .cancelAllForActivity("Task_ReceiveCase")
                .execute());
    allRefused("process1", doors);
  }

  @Test
  void historyIsNobodysToReadInTheEngine() {
    for (var somebody : List.of("sof1", "corner1", "process1", "drift1")) {
      staff.as(
          somebody,
          () -> {
            assertThat(history.createHistoricTaskInstanceQuery().count()).isZero();
            assertThat(history.createHistoricProcessInstanceQuery().count()).isZero();
            assertThat(history.createHistoricVariableInstanceQuery().count()).isZero();
            assertThat(history.createHistoricDetailQuery().count()).isZero();
            assertThat(history.createUserOperationLogQuery().count()).isZero();
          });
    }
  }

  /** CVE-2026-109432, below the door: however deep, and in a filter that is kept. */
  @Test
  void noQueryEvaluatesWhatACallerWrote() {
    var evil = "${runtimeService.getClass()}";
    var queries = new ArrayList<TaskQuery>();
    queries.add(tasks.createTaskQuery().taskAssigneeExpression(evil));
    queries.add(tasks.createTaskQuery().or().taskAssigneeExpression(evil).endOr());
    queries.add(
        tasks.createTaskQuery().or().taskCandidateGroupInExpression(evil).taskName("x").endOr());
    queries.add(tasks.createTaskQuery().or().dueBeforeExpression("${now().getClass()}").endOr());
    queries.add(
        tasks
            .createTaskQuery()
            .or()
            .processInstanceBusinessKeyExpression("#{1+1}")
            .endOr()
            .or()
            .taskName("y")
            .endOr());
    queries.add(tasks.createTaskQuery().taskOwnerExpression("${currentUser().getClass()}"));
    for (var query : queries) {
      assertThat(catchThrowable(() -> staff.as("sof1", query::count)))
          .matches(EngineGuardsTest::isRefusedUnread);
      assertThat(catchThrowable(() -> staff.as("sof1", () -> query.listPage(0, 5))))
          .matches(EngineGuardsTest::isRefusedUnread);
    }
    Stored.unchangedBy(
        () -> {
          for (var query : queries) {
            var filter = filters.newTaskFilter("Märkord").setQuery(query);
            // Staff may not even keep it; where it is kept nevertheless, it is not run.
            assertThat(catchThrowable(() -> staff.as("sof1", () -> filters.saveFilter(filter))))
                .isNotNull();
            filters.saveFilter(filter);
            try {
              assertThat(catchThrowable(() -> filters.count(filter.getId())))
                  .matches(EngineGuardsTest::isRefusedUnread);
            } finally {
              filters.deleteFilter(filter.getId());
            }
          }
        });
  }

  /** By the engine, which knows the plain case, or by ours, which knows the or-queries. */
  private static boolean isRefusedUnread(Throwable thrown) {
    return thrown instanceof Refusal
        || thrown instanceof BadUserRequestException
            && thrown.getMessage().startsWith("Expressions are forbidden");
  }

  @Test
  void jobsAreNotForStaff() {
    assertThat(staff.as("sof1", () -> management.createJobQuery().count())).isZero();
  }

  private void allRefused(String staffId, Map<String, ThrowingCallable> doors) {
    var before = Stored.everything();
    var open = new ArrayList<String>();
    doors.forEach(
        (name, door) -> {
          if (staff.as(staffId, () -> catchThrowable(door)) == null) {
            open.add(name);
          }
        });
    assertThat(open).isEmpty();
    assertThat(Stored.changedSince(before)).isEmpty();
  }
}
