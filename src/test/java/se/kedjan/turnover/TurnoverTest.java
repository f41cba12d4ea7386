package se.kedjan.turnover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.kedjan.access.CaseAccess;
import se.kedjan.access.CaseBlocks;
import se.kedjan.access.CaseId;
import se.kedjan.access.Party;
import se.kedjan.access.StaffId;
import se.kedjan.access.StaffRegister;
import se.kedjan.casefile.CaseFiles;
import se.kedjan.chain.CaseStaffing;
import se.kedjan.testing.Chain;
import se.kedjan.testing.IntegrationTest;
import se.kedjan.testing.Journey;
import se.kedjan.testing.Outcome;

/** Staff come and go; a case has somebody all the same, and its open steps are with that person. */
@IntegrationTest
class TurnoverTest {

  @Autowired Chain chain;
  @Autowired Outcome outcome;
  @Autowired CaseStaffing staffing;
  @Autowired CaseFiles caseFiles;
  @Autowired CaseAccess access;
  @Autowired CaseBlocks blocks;
  @Autowired StaffRegister register;
  @Autowired TaskService tasks;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;

  /** What a test ends or renames is as it was for the next. */
  @AfterEach
  void everybodyIsAtWorkAgain() {
    jdbc.sql(
            "update kedjan.staff_membership set valid_to = null where valid_to = date '2025-01-31'")
        .update();
  }

  @Test
  void theNamedPersonHandsTheCaseOverAndItsOpenStepsFollow() {
    var journey = Journey.on(chain).registeredBy("sof1").received();

    change("sof2", journey, Map.of("newStaff", "Selma Öberg", "newDeputy", "boende1"));

    assertThat(staffing.namedFor(journey.caseId(), Party.SOF))
        .contains(new CaseStaffing.Named(new StaffId("sof3"), new StaffId("boende1")));
    assertThat(chain.openStep(journey.caseId(), "Task_ObtainConsent").assignee()).isEqualTo("sof3");
    assertThat(hasInList("boende1", journey, "Task_ObtainConsent")).isTrue();
    assertThat(hasInList("sof2", journey, "Task_ObtainConsent")).isFalse();
    assertThat(outcome.acts(journey.caseId())).contains("staff-named", "step-moved");
    journey.consents();
    outcome.consistent(journey.caseId());
  }

  @ParameterizedTest
  @ValueSource(strings = {"sof2", "sof3", "sofhead1"})
  void theNamedPersonTheDeputyAndTheHeadMay(String who) {
    var journey = received("sof2", "sof3");

    change(who, journey, Map.of("newStaff", "boende1"));

    assertThat(caseFiles.namedFor(journey.caseId(), Party.SOF)).contains(new StaffId("boende1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sof1", "boende1", "corner1", "cornerhead1", "amf2", "amfhead1"})
  void nobodyElseMay(String who) {
    var journey = received("sof2", "sof3");

    assertThatThrownBy(() -> change(who, journey, Map.of("newStaff", "boende1")))
        .hasMessageContaining("Ärendet finns inte, eller är inte ditt.");
    assertThat(caseFiles.namedFor(journey.caseId(), Party.SOF)).contains(new StaffId("sof2"));
  }

  @Test
  void nobodyTakesOverTheirOwnCase() {
    var journey = received("sof2", null);
    blocks.block(journey.caseId(), new StaffId("sof3"), CaseBlocks.Reason.CLOSE);

    assertThatThrownBy(() -> change("sof2", journey, Map.of("newStaff", "sof3")))
        .hasMessageContaining("kan inte utses i det här ärendet");
  }

  @Test
  void theHeadDoesNotReachTheOwnCase() {
    var journey = received("sof2", null);
    blocks.block(journey.caseId(), new StaffId("sofhead1"), CaseBlocks.Reason.OWN_CASE);

    assertThatThrownBy(() -> change("sofhead1", journey, Map.of("newStaff", "sof3")))
        .hasMessageContaining("inte ditt");
  }

  @ParameterizedTest
  @CsvSource({
    "corner1,hos SOF i dag",
    "sofhead1,hos SOF i dag",
    "nobody,hos SOF i dag",
    "sof2,har redan ärendet"
  })
  void goesOnlyToSomebodyOfThePartyWhoDoesNotHaveIt(String newStaff, String says) {
    var journey = received("sof2", null);

    assertThatThrownBy(() -> change("sof2", journey, Map.of("newStaff", newStaff)))
        .hasMessageContaining(says);
  }

  @Test
  void doesNotGoToALeaver() {
    var journey = received("sof2", null);
    leaves("sof3");

    assertThatThrownBy(() -> change("sof2", journey, Map.of("newStaff", "sof3")))
        .hasMessageContaining("hos SOF i dag");
  }

  @Test
  void aClosedCaseIsNobodysToHandOver() {
    var journey = Journey.on(chain).registeredBy("sof1").turnedAway("refused");

    assertThatThrownBy(() -> change("sofhead1", journey, Map.of("newStaff", "sof3")))
        .hasMessageContaining("inte ditt");
  }

  /** Tasklist shows the form to the assignee alone; the server takes it from the deputy too. */
  @Test
  void theNewDeputyMayDoTheStep() {
    var journey = received("sof2", null);
    change("sof2", journey, Map.of("newStaff", "sof3", "newDeputy", "boende1"));

    chain.completeAs(
        "boende1", journey.caseId(), "Task_ObtainConsent", journey.sofsConsent("no", "no"));

    assertThat(chain.openSteps(journey.caseId())).isEmpty();
  }

  @Test
  void whatAColleagueHasTakenStaysThere() {
    var journey = received("sof2", null);
    var step = chain.openStep(journey.caseId(), "Task_ObtainConsent").taskId();
    chain.staff().as("sof2", () -> tasks.setAssignee(step, null));
    chain.staff().as("boende1", () -> tasks.claim(step, "boende1"));

    change("sof2", journey, Map.of("newStaff", "sof3"));

    assertThat(chain.openStep(journey.caseId(), "Task_ObtainConsent").assignee())
        .isEqualTo("boende1");
  }

  @Test
  void theHeadMayBeAskedToSayWho() {
    var journey = received("sof2", null);

    change("sof2", journey, Map.of("handTo", "head"));
    change("sof2", journey, Map.of("handTo", "head"));

    assertThat(chain.openSteps(journey.caseId())).containsOnlyOnce("Task_AppointStaffSof");
    assertThat(chain.openStep(journey.caseId(), "Task_AppointStaffSof").candidate())
        .isEqualTo("sofhead");
    journey
        .step("Task_AppointStaffSof", Map.of("appointed", "sof3", "appointedDeputy", "boende1"))
        .waitsFor("Task_ObtainConsent");
    assertThat(chain.openStep(journey.caseId(), "Task_ObtainConsent").assignee()).isEqualTo("sof3");
  }

  @Test
  void twoWhoHandItOverAtOnceLeaveOneAnswer() throws Exception {
    var journey = received("sof2", "sof3");
    var barrier = new CyclicBarrier(2);
    var both = Executors.newFixedThreadPool(2);
    try {
      var ways =
          both.invokeAll(
              List.<Callable<Boolean>>of(
                  () -> handedOver(barrier, "sofhead1", journey, "boende1"),
                  () -> handedOver(barrier, "sof2", journey, "sof1")));
      for (var way : ways) {
        way.get();
      }
    } finally {
      both.shutdown();
    }

    var named = caseFiles.namedFor(journey.caseId(), Party.SOF).orElseThrow();
    assertThat(named.value()).isIn("boende1", "sof1");
    assertThat(chain.openStep(journey.caseId(), "Task_ObtainConsent").assignee())
        .isEqualTo(named.value());
    assertThat(
            jdbc.sql(
                    "select count(*) from kedjan.case_staff where case_id = ? and party = 'SOF' and valid_to is null")
                .param(journey.caseId().number())
                .query(Long.class)
                .single())
        .isEqualTo(1);
    outcome.consistent(journey.caseId());
  }

  @Test
  void aLeaversCasesGoInTurnToThoseWhoMayHaveThem() {
    var one = received("metod1", null);
    var two = received("metod1", null);
    var kept = received("metod1", null);
    var deputy = received("sof2", "metod1");
    blocks.block(kept.caseId(), new StaffId("sof3"), CaseBlocks.Reason.CLOSE);
    blocks.block(kept.caseId(), new StaffId("boende1"), CaseBlocks.Reason.CLOSE);
    leaves("metod1");

    handOver("sofhead1", "Mette Lund", "sof3\nBo Falk\n");

    var named =
        List.of(one, two).stream()
            .map(j -> caseFiles.namedFor(j.caseId(), Party.SOF).orElseThrow().value())
            .toList();
    assertThat(named).containsExactly("sof3", "boende1");
    assertThat(chain.openStep(one.caseId(), "Task_ObtainConsent").assignee()).isEqualTo("sof3");
    assertThat(caseFiles.holder(deputy.caseId(), Party.SOF).orElseThrow().staff())
        .isEqualTo(new StaffId("sof2"));
    assertThat(caseFiles.holder(deputy.caseId(), Party.SOF).orElseThrow().deputy())
        .isIn(new StaffId("sof3"), new StaffId("boende1"));
    kept.waitsFor("Task_ObtainConsent", "Task_AppointStaffSof");
    for (var journey : List.of(one, two, kept, deputy)) {
      assertThat(outcome.acts(journey.caseId())).filteredOn("process-started"::equals).hasSize(2);
      assertThat(
              jdbc.sql(
                      "select count(*) from kedjan.submission where case_id = ? and form_id = 'hand-over-cases'")
                  .param(journey.caseId().number())
                  .query(Long.class)
                  .single())
          .isEqualTo(1);
    }
    kept.step("Task_AppointStaffSof", Map.of("appointed", "sof1"));
    assertThatThrownBy(() -> handOver("sofhead1", "metod1", "sof3"))
        .hasMessageContaining("inga öppna ärenden");
  }

  @Test
  void aProtectedCaseIsNotHandedOverInBulk() {
    var journey = received("metod1", null);
    chain.start(
        "metod1",
        "protect-identity",
        Map.of("caseNumber", journey.caseId().number(), "protection", "yes", "alias", "Björken"));

    handOver("sofhead1", "metod1", "sof3");

    assertThat(caseFiles.namedFor(journey.caseId(), Party.SOF)).contains(new StaffId("metod1"));
    journey
        .step("Task_AppointStaffSof", Map.of("appointed", "boende1"))
        .waitsFor("Task_ObtainConsent");
    assertThat(chain.openStep(journey.caseId(), "Task_ObtainConsent").assignee())
        .isEqualTo("boende1");
  }

  @ParameterizedTest
  @CsvSource({
    "nobody,sof3,aldrig arbetat hos SOF",
    "corner1,sof3,aldrig arbetat hos SOF",
    "metod1,corner1,rad 1 arbetar inte",
    "metod1,metod1,någon annan än den som lämnar",
    "metod1,sofhead1,rad 1 arbetar inte"
  })
  void aHandingOverThatCannotBeIsRefusedWhole(String from, String to, String says) {
    var journey = received("metod1", null);

    assertThatThrownBy(() -> handOver("sofhead1", from, to)).hasMessageContaining(says);

    assertThat(caseFiles.namedFor(journey.caseId(), Party.SOF)).contains(new StaffId("metod1"));
    caseFiles.openCasesOf(new StaffId("metod1"), Party.SOF);
    handOver("sofhead1", "metod1", "sof3");
  }

  /** A head hands over the cases of the own party alone. */
  @Test
  void anotherPartysHeadFindsNobody() {
    received("metod1", null);

    assertThatThrownBy(() -> handOver("cornerhead1", "metod1", "corner1"))
        .hasMessageContaining("aldrig arbetat hos Corner");
    handOver("sofhead1", "metod1", "sof3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sof1", "sof2", "corner1", "amf1", "process1", "regi1"})
  void ordinaryStaffMayNotHandOverInBulk(String who) {
    assertThatThrownBy(
            () ->
                chain.startWithoutCase(
                    who,
                    "hand-over-cases",
                    Map.of("fromStaff", "sof2", "toStaff", "sof3", "changeReason", "Slutar.")))
        .isInstanceOf(AuthorizationException.class);
  }

  @Test
  void whatLiesWithALeaverGoesToTheDeputyElseToThePool() {
    var withDeputy = received("metod1", "sof3");
    var alone = received("metod1", null);
    leaves("metod1");

    chain.watchStaff();

    assertThat(chain.openStep(withDeputy.caseId(), "Task_ObtainConsent").assignee())
        .isEqualTo("sof3");
    withDeputy.waitsFor("Task_ObtainConsent");
    assertThat(chain.openStep(alone.caseId(), "Task_ObtainConsent").assignee()).isNull();
    assertThat(hasInList("boende1", alone, "Task_ObtainConsent")).isTrue();
    assertThat(outcome.acts(alone.caseId())).contains("step-moved");
    alone.waitsFor("Task_ObtainConsent", "Task_AppointStaffSof");
    alone.step("Task_AppointStaffSof", Map.of("appointed", "sof1"));
  }

  @Test
  void aCaseThatNobodyHoldsComesToTheHeadOnceHoweverManyMornings() {
    var journey = received("metod1", null);
    leaves("metod1");

    chain.watchStaff();
    chain.watchStaff();

    assertThat(chain.openSteps(journey.caseId())).containsOnlyOnce("Task_AppointStaffSof");
    assertThat(outcome.acts(journey.caseId())).containsOnlyOnce("case-unheld");
    journey.step("Task_AppointStaffSof", Map.of("appointed", "sof3"));
    chain.watchStaff();
    journey.waitsFor("Task_ObtainConsent");
    assertThat(chain.openStep(journey.caseId(), "Task_ObtainConsent").assignee()).isEqualTo("sof3");
    outcome.consistent(journey.caseId());
  }

  @Test
  void theHeadWhoNamesSomebodyOtherwiseHasNothingLeftToDo() {
    var journey = received("metod1", null);
    leaves("metod1");
    chain.watchStaff();

    change("sofhead1", journey, Map.of("newStaff", "sof3"));

    journey.waitsFor("Task_ObtainConsent");
  }

  @Test
  void thereIsNothingToRaiseAboutAClosedCase() {
    var journey = received("metod1", null);
    leaves("metod1");
    chain.watchStaff();
    journey.step("Task_AppointStaffSof", Map.of("appointed", "sof3"));
    journey.consent("no", "no");

    chain.watchStaff();

    assertThat(chain.openSteps(journey.caseId())).isEmpty();
  }

  @Test
  void aUnitIsRenamedFromADayOnAndHistoryKeepsTheOldName() {
    var from = chain.clock().today().plusDays(10);
    var newName = "Första linjen, insatser och service";

    forThisTestAlone(
        () -> {
          unit("Metodstöd", newName, from);

          assertThat(unitOf("metod1", from.minusDays(1))).isEqualTo("Metodstöd");
          assertThat(unitOf("metod1", from)).isEqualTo(newName);
          assertThat(unitOf("metod1", from.plusYears(5))).isEqualTo(newName);
          unit(newName, "Metodstöd", from);
          assertThat(unitOf("metod1", from)).isEqualTo("Metodstöd");
        });
  }

  @Test
  void aUnitGoesUpIntoAnother() {
    var from = chain.clock().today().plusDays(20);

    forThisTestAlone(
        () -> {
          unit("Metodstöd", "Verksamhetsområde vuxen", from);

          assertThat(unitOf("metod1", from.minusDays(1))).isEqualTo("Metodstöd");
          assertThat(unitOf("metod1", from)).isEqualTo("Verksamhetsområde vuxen");
          assertThat(register.membership(new StaffId("metod1"), from).orElseThrow().party())
              .isEqualTo(Party.SOF);
        });
  }

  @Test
  void aUnitIsNotChangedInThePastNorMovedToAnotherPartyNorMadeUp() {
    var today = chain.clock().today();

    assertThatThrownBy(() -> unit("Metodstöd", "Nytt", today.minusDays(1)))
        .hasMessageContaining("förflutna");
    assertThatThrownBy(() -> unit("Metodstöd", "Guider", today)).hasMessageContaining("annan part");
    assertThatThrownBy(() -> unit("Finns inte", "Nytt", today))
        .hasMessageContaining("ingen enhet med det namnet");
    assertThatThrownBy(() -> unit("Guider", "Guider", today)).hasMessageContaining("detsamma");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sof1", "sofhead1", "corner1", "logg1"})
  void onlyTheProcessOwnerChangesUnits(String who) {
    assertThatThrownBy(
            () ->
                chain.startWithoutCase(
                    who,
                    "change-unit",
                    Map.of(
                        "unitName", "Guider",
                        "newUnitName", "Nytt",
                        "unitFrom", chain.clock().today().toString())))
        .isInstanceOf(AuthorizationException.class);
  }

  private Journey received(String responsible, String deputy) {
    var form = new HashMap<String, Object>();
    form.put("reception", "accepted");
    form.put("responsibleCaseworker", responsible);
    if (deputy != null) {
      form.put("deputyCaseworker", deputy);
    }
    return Journey.on(chain).registeredBy("sof1").step("Task_ReceiveCase", form);
  }

  private void change(String who, Journey journey, Map<String, ?> said) {
    var form = new HashMap<String, Object>();
    form.put("caseNumber", journey.caseId().number());
    form.put("handTo", "colleague");
    form.put("changeReason", "Byter tjänst.");
    form.putAll(said);
    chain.start(who, "change-staff", form);
  }

  private boolean handedOver(CyclicBarrier barrier, String who, Journey journey, String to)
      throws Exception {
    barrier.await();
    try {
      change(who, journey, Map.of("newStaff", to));
      return true;
    } catch (RuntimeException tooLate) {
      return false;
    }
  }

  private void handOver(String who, String from, String to) {
    chain.startWithoutCase(
        who,
        "hand-over-cases",
        Map.of("fromStaff", from, "toStaff", to, "changeReason", "Slutar."));
  }

  private void unit(String name, String newName, LocalDate from) {
    chain.startWithoutCase(
        "process1",
        "change-unit",
        Map.of("unitName", name, "newUnitName", newName, "unitFrom", from.toString()));
  }

  /** Staff and units are everybody's: it is all taken back. */
  private void forThisTestAlone(Runnable test) {
    transaction.executeWithoutResult(
        status -> {
          test.run();
          status.setRollbackOnly();
        });
  }

  private String unitOf(String staffId, LocalDate day) {
    return register.membership(new StaffId(staffId), day).orElseThrow().unit();
  }

  private void leaves(String staffId) {
    jdbc.sql(
            "update kedjan.staff_membership set valid_to = date '2025-01-31' where staff_id = ? and valid_to is null")
        .param(staffId)
        .update();
  }

  private boolean hasInList(String who, Journey journey, String element) {
    CaseId caseId = journey.caseId();
    return chain
        .staff()
        .as(
            who,
            () ->
                tasks
                        .createTaskQuery()
                        .processInstanceBusinessKey(caseId.number())
                        .taskDefinitionKey(element)
                        .count()
                    == 1);
  }
}
