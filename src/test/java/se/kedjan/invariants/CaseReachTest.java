package se.kedjan.invariants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.kedjan.access.CaseAccess;
import se.kedjan.access.CaseId;
import se.kedjan.access.CurrentActor;
import se.kedjan.testing.Chain;
import se.kedjan.testing.IntegrationTest;
import se.kedjan.testing.Journey;
import se.kedjan.testing.Staff;

/** Invariant 7: a case is seen by those who have to do with it, not by a whole party. */
@IntegrationTest
class CaseReachTest {

  @Autowired Chain chain;
  @Autowired Staff staff;
  @Autowired CaseAccess access;
  @Autowired CurrentActor currentActor;
  @Autowired FormService forms;
  @Autowired TaskService tasks;
  @Autowired JdbcClient jdbc;

  @ParameterizedTest
  @CsvSource({
    "sof2, true",
    "sof3, true",
    "sof1, false",
    "boende1, false",
    "sofhead1, true",
    "corner1, false",
    "cornerhead1, false",
    "amf1, false",
    "amf2, false",
    "amfhead1, true",
    "process1, false",
    "styr1, false",
    "logg1, false",
    "drift1, false"
  })
  void reachesWhoIsNamedTheDeputyAndTheHeadsOfPartiesThatTakePart(String staffId, boolean reaches) {
    assertThat(reaches(staffId, receivedFromAmf())).isEqualTo(reaches);
  }

  @Test
  void aStepThatIsTakenOpensTheCaseAndOneGivenBackClosesIt() {
    var caseId = Journey.on(chain).registeredBy("corner1").caseId();
    var task = chain.openStep(caseId, "Task_ReceiveCase").taskId();
    assertThat(reaches("sof1", caseId)).isFalse();

    staff.as("sof1", () -> tasks.claim(task, "sof1"));
    assertThat(reaches("sof1", caseId)).isTrue();
    assertThat(reaches("sof2", caseId)).isFalse();

    staff.as("sof1", () -> tasks.setAssignee(task, null));
    assertThat(reaches("sof1", caseId)).isFalse();
  }

  @Test
  void theFormOfAStepInThePoolIsClosedUntilSomebodyTakesIt() {
    var form = new HashMap<>(Journey.someone("corner"));
    form.put("familyName", "Poolsson");
    var caseId = Journey.on(chain).registered("corner1", form).caseId();
    var task = chain.openStep(caseId, "Task_ReceiveCase").taskId();

    var seen = prefill("sof1", task);
    assertThat(seen).containsEntry("caseNumber", caseId.number());
    assertThat(seen).containsEntry("caseSummary", "Ta uppgiften för att se vem ärendet gäller.");
    assertThat(seen.get("interestText")).isNull();
    assertThat(readings(caseId)).isEmpty();

    staff.as("sof1", () -> tasks.claim(task, "sof1"));
    assertThat(prefill("sof1", task).get("caseSummary").toString()).contains("Poolsson");
    assertThat(readings(caseId)).containsExactly("sof1 SOF receive-case task");
  }

  @Test
  void theFormOfAStepInThePoolCannotBeSentUntaken() {
    var caseId = Journey.on(chain).registeredBy("sof1").caseId();
    var task = chain.openStep(caseId, "Task_ReceiveCase").taskId();
    Map<String, Object> answer = Map.of("reception", "accepted", "responsibleCaseworker", "sof2");

    assertThatThrownBy(() -> staff.as("sof1", () -> forms.submitTaskForm(task, answer)))
        .hasMessageContaining("Ta uppgiften först");
    assertThat(chain.openSteps(caseId)).containsExactly("Task_ReceiveCase");
  }

  @Test
  void askingWhichFormAStepHasReadsNothing() {
    var caseId = Journey.on(chain).registeredBy("sof1").received().caseId();
    var task = chain.openStep(caseId, "Task_ObtainConsent").taskId();

    var form = staff.as("sof2", () -> forms.getTaskFormData(task));

    assertThat(form.getFormFields()).isEmpty();
    assertThat(readings(caseId).stream().filter(row -> row.contains("obtain-consent"))).isEmpty();
  }

  @Test
  void whoIsKeptFromACaseMeetsItNowhere() {
    var caseId = Journey.on(chain).registeredBy("sof1").caseId();
    assertThat(listed("sof3", caseId)).isTrue();

    jdbc.sql("insert into kedjan.case_block values (?, 'sof3', 'ownCase', ?)")
        .params(caseId.number(), LocalDate.now(chain.clock()))
        .update();

    assertThat(listed("sof3", caseId)).isFalse();
    assertThat(listed("sof2", caseId)).isTrue();
    var task = chain.openStep(caseId, "Task_ReceiveCase").taskId();
    assertThatThrownBy(() -> staff.as("sof3", () -> tasks.claim(task, "sof3")));
    assertThatThrownBy(
            () ->
                chain.completeAs(
                    "sof2",
                    caseId,
                    "Task_ReceiveCase",
                    Map.of("reception", "accepted", "responsibleCaseworker", "sof3")))
        .hasMessageContaining("inte finns i listan");
    assertThat(reaches("sof3", caseId)).isFalse();
  }

  @Test
  void whoWasNamedIsOutOnceKeptFromTheCase() {
    var caseId = receivedFromAmf();
    assertThat(reaches("sof2", caseId)).isTrue();

    jdbc.sql("insert into kedjan.case_block values (?, 'sof2', 'close', ?)")
        .params(caseId.number(), LocalDate.now(chain.clock()))
        .update();

    assertThat(reaches("sof2", caseId)).isFalse();
  }

  @Test
  void protectedIdentityIsForNamedPersonsOnly() {
    var caseId = receivedFromAmf();
    jdbc.sql("insert into kedjan.protected_identity (case_id, alias, since) values (?, 'Alfa', ?)")
        .params(caseId.number(), LocalDate.now(chain.clock()))
        .update();

    assertThat(reaches("sof2", caseId)).isTrue();
    assertThat(reaches("sof3", caseId)).isTrue();
    assertThat(reaches("sofhead1", caseId)).isFalse();
    assertThat(reaches("amfhead1", caseId)).isFalse();
  }

  private CaseId receivedFromAmf() {
    var caseId = Journey.on(chain).registeredBy("amf1").caseId();
    chain.complete(
        caseId,
        "Task_ReceiveCase",
        Map.of(
            "reception", "accepted", "responsibleCaseworker", "sof2", "deputyCaseworker", "sof3"));
    return caseId;
  }

  private boolean reaches(String staffId, CaseId caseId) {
    return staff.as(staffId, () -> access.reaches(currentActor.get(), caseId));
  }

  private boolean listed(String staffId, CaseId caseId) {
    return staff.as(
            staffId,
            () -> tasks.createTaskQuery().processInstanceBusinessKey(caseId.number()).count())
        > 0;
  }

  private Map<String, Object> prefill(String staffId, String task) {
    return staff.as(staffId, () -> forms.getTaskFormVariables(task));
  }

  private List<String> readings(CaseId caseId) {
    return jdbc.sql(
            "select staff_id || ' ' || party || ' ' || part || ' ' || screen from kedjan.read_log where case_id = ? order by id")
        .param(caseId.number())
        .query(String.class)
        .list();
  }
}
