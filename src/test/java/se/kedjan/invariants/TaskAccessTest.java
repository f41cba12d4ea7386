package se.kedjan.invariants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.kedjan.access.CaseId;
import se.kedjan.testing.Chain;
import se.kedjan.testing.IntegrationTest;
import se.kedjan.testing.Journey;

/** Nobody but the candidate party, and once there is a named person nobody else, sees a task. */
@IntegrationTest
class TaskAccessTest {

  private static final Set<String> EVERYBODY =
      Set.of(
          "sof1", "sof2", "sof3", "boende1", "metod1", "sofhead1", "corner1", "corner2",
          "cornerhead1", "amf1", "amf2", "amf3", "amfhead1", "process1", "styr1", "logg1",
          "drift1");

  @Autowired Chain chain;
  @Autowired TaskService tasks;
  @Autowired FormService forms;
  @Autowired RuntimeService runtime;
  @Autowired JdbcClient jdbc;

  @Test
  void aTaskInThePoolIsThePartysAlone() {
    var journey = Journey.on(chain).registeredBy("amf1");

    assertThat(whoSees(journey.caseId(), "Task_ReceiveCase"))
        .containsExactlyInAnyOrder("sof1", "sof2", "sof3", "boende1", "metod1");
  }

  @Test
  void aTaskOfTheNamedPersonIsTheirsAndTheirDeputysAlone() {
    var journey = Journey.on(chain).registeredBy("sof1");
    journey.step(
        "Task_ReceiveCase",
        Map.of(
            "reception", "accepted",
            "responsibleCaseworker", "sof2",
            "deputyCaseworker", "sof3"));

    assertThat(whoSees(journey.caseId(), "Task_ObtainConsent"))
        .containsExactlyInAnyOrder("sof2", "sof3");
    var consents = new HashMap<String, Object>();
    for (var direction :
        List.of("consentToCorner", "consentToAmf", "cornerToSof", "cornerToAmf", "amfToSof", "amfToCorner")) {
      consents.put(direction, "no");
    }
    consents.put("consentInformed", true);
    chain.completeAs("sof3", journey.caseId(), "Task_ObtainConsent", consents);
    assertThat(jdbc.sql(
                "select actor from kedjan.responsibility_log where chain = ? and step = 'Task_ObtainConsent' and act = 'step-completed'")
            .param(journey.caseId().number())
            .query(String.class)
            .single())
        .isEqualTo("sof3");
  }

  @Test
  void orQueriesPagesAndCountsShowNoMore() {
    var id = taskId(Journey.on(chain).registeredBy("sof1").caseId());

    for (var stranger : List.of("corner1", "amf1", "sofhead1", "process1")) {
      chain.staff().as(
          stranger,
          () -> {
            var wide =
                tasks.createTaskQuery().or().taskId(id).taskNameLike("%").taskUnassigned().endOr();
            var all = wide.listPage(0, 2000);
            assertThat(all).noneMatch(task -> task.getId().equals(id));
            assertThat(wide.count()).isEqualTo(all.size());
            assertThat(wide.listPage(0, 1)).hasSizeLessThanOrEqualTo(1);
          });
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"corner1", "amf1", "sofhead1", "process1", "styr1"})
  void aStrangerCanNeitherReadNorWorkIt(String stranger) {
    var journey = Journey.on(chain).registeredBy("sof1");
    var id = taskId(journey.caseId());

    chain.staff().as(
        stranger,
        () -> {
          refused(() -> forms.getTaskFormData(id));
          refused(() -> forms.getTaskFormVariables(id));
          refused(() -> forms.getDeployedTaskForm(id));
          refused(() -> tasks.getVariables(id));
          refused(() -> tasks.claim(id, stranger));
          refused(() -> tasks.complete(id));
          refused(() -> forms.submitTaskForm(id, Map.of("reception", "refused")));
          refused(() -> tasks.setVariable(id, "reception", "refused"));
          refused(() -> tasks.setAssignee(id, stranger));
          refused(() -> tasks.delegateTask(id, stranger));
          refused(() -> tasks.addCandidateUser(id, stranger));
          refused(() -> tasks.createComment(id, null, "Anteckning"));
          refused(() -> tasks.handleBpmnError(id, "unknown"));
          refused(() -> tasks.deleteTask(id));
        });
    journey.waitsFor("Task_ReceiveCase");
  }

  @Test
  void whoHoldsATaskCanOnlyFillItInOrGiveItBack() {
    var journey = Journey.on(chain).registeredBy("amf1");
    var id = taskId(journey.caseId());

    chain.staff().as(
        "sof1",
        () -> {
          assertThatThrownBy(() -> tasks.claim(id, "sof2")).isInstanceOf(RuntimeException.class);
          tasks.claim(id, "sof1");
          refused(() -> tasks.setAssignee(id, "sof2"));
          refused(() -> tasks.delegateTask(id, "sof2"));
          refused(() -> tasks.addCandidateUser(id, "amf3"));
          refused(() -> tasks.deleteCandidateGroup(id, "sof"));
          refused(() -> tasks.complete(id));
          refused(() -> tasks.complete(id, Map.of("reception", "refused")));
          refused(() -> tasks.setVariable(id, "reception", "refused"));
          refused(() -> tasks.setVariable(id, "secret", "Åsa"));
          refused(() -> tasks.setOwner(id, "sof2"));
          refused(() -> tasks.setPriority(id, 99));
          refused(() -> tasks.setDescription(id, "Åsa"));
          refused(() -> tasks.createComment(id, null, "Åsa"));
          refused(() -> tasks.handleBpmnError(id, "unknown"));
        });
    assertThat(whoSees(journey.caseId(), "Task_ReceiveCase")).containsExactly("sof1");
    chain.staff().as("sof2", () -> refused(() -> tasks.claim(id, "sof2")));
    chain.staff().as("sof1", () -> tasks.setAssignee(id, null));
    assertThat(whoSees(journey.caseId(), "Task_ReceiveCase")).hasSize(5);
  }

  @Test
  void noCaseIsStartedOrMovedPastItsForm() {
    var journey = Journey.on(chain).enrolledStraight("sof1");
    var number = journey.caseId().number();

    chain.staff().as(
        "amf2",
        () -> {
          refused(
              () ->
                  runtime.startProcessInstanceByKey(
                      "referral-chain", number, Map.of("activity", "corner")));
          refused(
              () ->
                  runtime
                      .createMessageCorrelation("TransitionRaised")
                      .processInstanceBusinessKey(number)
                      .setVariable("activity", "corner")
                      .correlateStartMessage());
          refused(
              () ->
                  runtime
                      .createMessageCorrelation("WorkTrainingStarted")
                      .processInstanceBusinessKey(number)
                      .correlate());
        });
    journey.waitsFor("Task_SuperviseParticipant");
  }

  @Test
  void aLeaverSeesAndDoesNothingMoreAndGetsNoNewStep() {
    var journey = Journey.on(chain).registeredBy("sof1").received();
    var id = taskId(journey.caseId());
    until("sof2", chain.clock().today().minusDays(1));
    try {
      chain.staff().as(
          "sof2",
          () -> {
            assertThat(tasks.createTaskQuery().taskId(id).count()).isZero();
            refused(() -> forms.submitTaskForm(id, Map.of()));
          });
      var other = Journey.on(chain).registeredBy("sof1");
      assertThatThrownBy(other::received).hasMessageContaining("inte finns i listan");
    } finally {
      until("sof2", null);
    }
    assertThat(whoSees(journey.caseId(), "Task_ObtainConsent")).containsExactly("sof2");
  }

  private void until(String staff, java.time.LocalDate day) {
    jdbc.sql("update kedjan.staff_membership set valid_to = ? where staff_id = ?")
        .param(1, day, java.sql.Types.DATE)
        .param(2, staff)
        .update();
  }

  private String taskId(CaseId caseId) {
    return chain.openStep(caseId, chain.openSteps(caseId).get(0)).taskId();
  }

  private Set<String> whoSees(CaseId caseId, String element) {
    var id = chain.openStep(caseId, element).taskId();
    return EVERYBODY.stream()
        .filter(
            staff ->
                chain.staff().as(
                    staff,
                    () -> {
                      var listed =
                          tasks.createTaskQuery().listPage(0, 2000).stream()
                              .anyMatch(task -> task.getId().equals(id));
                      assertThat(tasks.createTaskQuery().taskId(id).count())
                          .isEqualTo(listed ? 1 : 0);
                      assertThat(canRead(id)).isEqualTo(listed);
                      return listed;
                    }))
        .collect(Collectors.toSet());
  }

  private boolean canRead(String id) {
    try {
      forms.getTaskFormVariables(id);
      return true;
    } catch (AuthorizationException e) {
      return false;
    }
  }

  private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
    assertThatThrownBy(act).isInstanceOf(RuntimeException.class);
  }
}
