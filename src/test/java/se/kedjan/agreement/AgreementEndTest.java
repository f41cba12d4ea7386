package se.kedjan.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.kedjan.access.CaseId;
import se.kedjan.access.Party;
import se.kedjan.agreement.Agreements.Registered;
import se.kedjan.calendar.ClockConfiguration;
import se.kedjan.casefile.EndState;
import se.kedjan.testing.Chain;
import se.kedjan.testing.IntegrationTest;
import se.kedjan.testing.Journey;
import se.kedjan.testing.Outcome;

/** Each participant gets a plan before the agreement ends, and ends with it only if planned so. */
@IntegrationTest
class AgreementEndTest {

  private static final LocalDate FROM = LocalDate.of(2020, 1, 1);

  @Autowired Chain chain;
  @Autowired Outcome outcome;
  @Autowired ManagementService management;
  @Autowired JdbcClient jdbc;
  @Autowired Agreements agreements;

  /** Until further notice again, as everybody else expects it. */
  @AfterEach
  void noAgreement() {
    jdbc.sql("delete from kedjan.agreement_period").update();
    chain.watchAgreements();
  }

  @Test
  void sofPlansOnceInGoodTimeAndTheCaseEndsWithTheAgreement() {
    var journey = enrolled();
    ends(journey.today().plusMonths(3).plusDays(1));
    watch(journey);
    journey.waitsFor("Task_SuperviseParticipant");

    journey.passDays(1);
    watch(journey);
    watch(journey);
    journey.waitsFor("Task_PlanAgreementEnd", "Task_SuperviseParticipant");
    assertThat(chain.openStep(journey.caseId(), "Task_PlanAgreementEnd").party())
        .isEqualTo(Party.SOF);
    var end = journey.today().plusMonths(3);
    assertThat(chain.prefill(journey.caseId(), "Task_PlanAgreementEnd").get("agreementEndText"))
        .isEqualTo("Avtalet gäller till och med " + end + ".");
    journey.plansAgreementEnd("closes").waitsFor("Task_SuperviseParticipant");

    chain.passTo(journey.caseId(), end);
    watch(journey);
    assertThat(chain.openSteps(journey.caseId()))
        .contains("Task_SuperviseParticipant")
        .doesNotContain("Task_PlanAgreementEnd");
    chain.passTo(journey.caseId(), end.plusDays(1));
    watch(journey);
    journey.waitsFor("Task_SummariseAfterStop").isSummarised("Task_SummariseAfterStop");

    outcome.closedAs(journey.caseId(), EndState.AGREEMENT_ENDED);
    assertThat(outcome.acts(journey.caseId()))
        .containsOnlyOnce("agreement-end-planned", "case-stopped", "case-closed");
    assertThat(
            jdbc.sql("select reason || ' ' || recorded_by from kedjan.case_stop where case_id = ?")
                .param(journey.caseId().number())
                .query(String.class)
                .list())
        .containsExactly("agreementEnded sof2");
  }

  @Test
  void whoGoesOverToAnotherSupportEndsToo() {
    var journey = enrolled();
    var end = journey.today().plusDays(20);
    ends(end);
    watch(journey);
    journey.plansAgreementEnd("transfers");

    chain.passTo(journey.caseId(), end.plusDays(1));

    journey.waitsFor("Task_SummariseAfterStop").isSummarised("Task_SummariseAfterStop");
    outcome.closedAs(journey.caseId(), EndState.AGREEMENT_ENDED);
  }

  @Test
  void whoGoesOnIsLeftAlone() {
    var journey = enrolled();
    var end = journey.today().plusDays(20);
    ends(end);
    watch(journey);
    journey.plansAgreementEnd("goesOn");

    chain.passTo(journey.caseId(), end.plusDays(1));
    watch(journey);

    journey.waitsFor("Task_SuperviseParticipant");
  }

  /** Else the case is stopped, or goes on without a plan, before anybody is late with it. */
  @Test
  void thePlanIsDueBeforeTheAgreementEnds() {
    var early = enrolled();
    var end = early.today().plusDays(8);
    ends(end);
    watch(early);
    assertThat(dueOn(early)).isEqualTo(end);

    var late = enrolled();
    ends(late.today().plusDays(80));
    watch(early, late);
    assertThat(dueOn(late))
        .isEqualTo(dueOn(early))
        .isAfter(end)
        .isBefore(late.today().plusDays(40));
  }

  @Test
  void whoIsAskedAfterTheEndIsToPlanTheSameDay() {
    var first = enrolled();
    ends(first.today());
    first.passDays(1);
    var late = Journey.on(chain).registeredBy("sof1").received();
    watch(first, late);

    assertThat(dueOn(late)).isEqualTo(late.today());
  }

  private LocalDate dueOn(Journey journey) {
    return LocalDate.ofInstant(
        chain.openStep(journey.caseId(), "Task_PlanAgreementEnd").dueAt(), ClockConfiguration.ZONE);
  }

  @Test
  void aPlanMayBeChangedUntilTheEnd() {
    var stays = enrolled();
    var leaves = enrolled();
    var end = stays.today().plusDays(20);
    ends(end);
    watch(stays, leaves);
    stays.plansAgreementEnd("closes");
    leaves.plansAgreementEnd("goesOn");

    stays
        .changesAgreementPlan("sof2")
        .waitsFor("Task_PlanAgreementEnd", "Task_SuperviseParticipant");
    assertThat(chain.prefill(stays.caseId(), "Task_PlanAgreementEnd").get("agreementEndText"))
        .isEqualTo("Avtalet gäller till och med " + end + ".");
    assertThatThrownBy(() -> stays.changesAgreementPlan("sof2"))
        .hasMessageContaining("ingen plan för avtalets slut att ändra");
    watch(stays, leaves);
    stays.plansAgreementEnd("goesOn");
    leaves.changesAgreementPlan("sofhead1").plansAgreementEnd("closes");

    chain.passTo(leaves.caseId(), end.plusDays(1));
    watch(stays, leaves);
    leaves.waitsFor("Task_SummariseAfterStop");
    stays.waitsFor("Task_SuperviseParticipant");
    assertThat(outcome.acts(stays.caseId()))
        .containsSubsequence(
            "agreement-end-planned", "agreement-plan-lapsed", "agreement-end-planned")
        .doesNotContain("case-stopped");
    for (var journey : List.of(stays, leaves)) {
      assertThatThrownBy(() -> journey.changesAgreementPlan("sof2")).hasMessageContaining("plan");
    }
  }

  @Test
  void aPlanIsSofsToChangeInItsOwnCases() {
    var journey = enrolled();
    var unplanned = enrolled();
    ends(journey.today().plusDays(20));
    watch(journey);
    journey.plansAgreementEnd("closes");

    for (var other : List.of("corner1", "amf2", "process1")) {
      assertThatThrownBy(() -> journey.changesAgreementPlan(other)).isInstanceOf(Exception.class);
    }
    assertThatThrownBy(() -> journey.changesAgreementPlan("sof3"))
        .hasMessage("Ärendet finns inte, eller är inte ditt.");
    assertThatThrownBy(() -> unplanned.changesAgreementPlan("sof2"))
        .hasMessageContaining("ingen plan för avtalets slut att ändra");
    journey.waitsFor("Task_SuperviseParticipant");
    journey.isStopped("sof2", "moved");
    assertThatThrownBy(() -> journey.changesAgreementPlan("sof2"))
        .hasMessageContaining("Ärendet avslutas eller är avslutat");
  }

  @Test
  void theProcessOwnerSeesWhatIsRegistered() {
    var today = chain.clock().today();
    assertThat(agreements.registered()).isEmpty();

    ends(today.plusDays(20));
    agreement("untilFurther", today.plusDays(30), null);

    assertThat(agreements.registered())
        .extracting(Registered::from, Registered::to)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(FROM, today.plusDays(20)),
            org.assertj.core.groups.Tuple.tuple(today.plusDays(30), null));
  }

  @Test
  void aCaseThatBeginsAfterTheWatchIsAskedTheNextMorningUntilItsLastDayAndAfter() {
    var first = enrolled();
    var end = first.today().plusDays(1);
    ends(end);
    watch(first);
    var second = Journey.on(chain).registeredBy("sof1").received();
    watch(first, second);
    first.waitsFor("Task_PlanAgreementEnd", "Task_SuperviseParticipant");
    second.waitsFor("Task_ObtainConsent", "Task_PlanAgreementEnd");
    second.passDays(1);
    var third = Journey.on(chain).registeredBy("sof1").received();

    third.passDays(1);
    watch(third);

    third.waitsFor("Task_ObtainConsent", "Task_PlanAgreementEnd");
    assertThat(chain.prefill(third.caseId(), "Task_PlanAgreementEnd").get("agreementEndText"))
        .isEqualTo("Avtalet gällde till och med " + end + ".");
    third.plansAgreementEnd("closes");
    chain.passTo(third.caseId(), third.today());
    third.waitsFor("Task_SummariseAfterStop");
  }

  @Test
  void anEndThatMovesLetsThePlanLapseAndSofIsAskedAnew() {
    var journey = enrolled();
    var late = journey.today().plusDays(40);
    var soon = journey.today().plusDays(20);
    ends(late);
    watch(journey);
    journey.plansAgreementEnd("goesOn");

    ends(soon);
    watch(journey);
    journey.waitsFor("Task_PlanAgreementEnd", "Task_SuperviseParticipant");
    ends(late);
    watch(journey);
    journey.waitsFor("Task_PlanAgreementEnd", "Task_SuperviseParticipant");
    assertThat(chain.prefill(journey.caseId(), "Task_PlanAgreementEnd").get("agreementEndText"))
        .isEqualTo("Avtalet gäller till och med " + late + ".");
    journey.plansAgreementEnd("closes");

    chain.passTo(journey.caseId(), soon.plusDays(1));
    assertThat(chain.openSteps(journey.caseId())).doesNotContain("Task_SummariseAfterStop");
    chain.passTo(journey.caseId(), late.plusDays(1));
    journey.waitsFor("Task_SummariseAfterStop").isSummarised("Task_SummariseAfterStop");
    outcome.closedAs(journey.caseId(), EndState.AGREEMENT_ENDED);
    assertThat(outcome.acts(journey.caseId()))
        .filteredOn("agreement-plan-lapsed"::equals)
        .hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"renewed", "untilFurther", "removed"})
  void anAgreementThatDoesNotEndAfterAllEndsNobody(String change) {
    var planned = enrolled();
    var unanswered = enrolled();
    var end = planned.today().plusDays(20);
    ends(end);
    watch(planned, unanswered);
    planned.plansAgreementEnd("closes");

    if (change.equals("renewed")) {
      agreement("until", end.plusDays(1), end.plusYears(1));
    } else {
      agreement(change, FROM, null);
    }
    watch(planned, unanswered);

    unanswered.waitsFor("Task_SuperviseParticipant");
    for (var journey : List.of(planned, unanswered)) {
      chain.passTo(journey.caseId(), end.plusDays(2));
      watch(planned, unanswered);
      journey.waitsFor("Task_SuperviseParticipant");
    }
    assertThat(outcome.acts(planned.caseId())).containsOnlyOnce("agreement-plan-lapsed");
  }

  /** The change is not yet carried through when the day comes. */
  @Test
  void aPlanIsNotCarriedOutWhileAnAgreementHolds() {
    var journey = enrolled();
    var end = journey.today().plusDays(20);
    ends(end);
    watch(journey);
    journey.plansAgreementEnd("closes");
    ends(end.plusDays(100));

    chain.passTo(journey.caseId(), end.plusDays(1));

    journey.waitsFor("Task_SuperviseParticipant");
  }

  @Test
  void aCaseThatIsBeingClosedIsLeftAlone() {
    var asked = enrolled();
    var leaving = enrolled().isStopped("sof2", "moved");
    var end = asked.today().plusDays(20);
    ends(end);
    watch(asked, leaving);
    leaving.waitsFor("Task_SummariseAfterStop");
    asked.plansAgreementEnd("closes");
    asked.isStopped("sof2", "moved").waitsFor("Task_SummariseAfterStop");

    for (var journey : List.of(asked, leaving)) {
      chain.passTo(journey.caseId(), end.plusDays(1));
      journey.waitsFor("Task_SummariseAfterStop").isSummarised("Task_SummariseAfterStop");
      outcome.closedAs(journey.caseId(), EndState.MOVED);
    }
  }

  @Test
  void whoIsDischargedHasNothingLeftToPlanAndIsAskedAgainInANewRound() {
    var journey = enrolled();
    ends(journey.today().plusDays(40));
    watch(journey);

    journey.isDischarged("ownChoice").waitsFor("Task_SummariseAndClose").isSummarised();
    outcome.closedAs(journey.caseId(), EndState.OWN_CHOICE);

    journey.isReopened("sof2");
    watch(journey);
    assertThat(chain.openSteps(journey.caseId())).contains("Task_PlanAgreementEnd");
  }

  @Test
  void aPauseKeepsThePlan() {
    var journey = enrolled();
    var end = journey.today().plusDays(20);
    ends(end);
    watch(journey);
    journey.plansAgreementEnd("closes").happens("relapse").talks("leaves");

    chain.passTo(journey.caseId(), end.plusDays(1));

    journey.waitsFor("Task_SummariseAfterStop").isSummarised("Task_SummariseAfterStop");
    outcome.closedAs(journey.caseId(), EndState.AGREEMENT_ENDED);
  }

  @Test
  void twoNodesThatWatchAtOnceAskOnce() throws Exception {
    var journey = enrolled();
    ends(journey.today().plusDays(20));
    var jobs = management.createJobQuery().processDefinitionKey("agreement-watch");
    for (var node = 0; node < 2; node++) {
      management.executeJob(jobs.timers().singleResult().getId());
      jobs = management.createJobQuery().processDefinitionKey("agreement-watch");
    }
    var watches = jobs.messages().list();
    assertThat(watches).hasSize(2);

    chain.asIfOthersHadBeenAsked(
        () -> atOnce(watches.stream().map(Job::getId).toList()), journey.caseId());

    journey.waitsFor("Task_PlanAgreementEnd", "Task_SuperviseParticipant");
  }

  private void atOnce(List<String> jobs) {
    var together = new CyclicBarrier(jobs.size());
    var nodes = jobs.stream().map(job -> runAsync(together, job)).toList();
    nodes.forEach(CompletableFuture::join);
  }

  private CompletableFuture<Void> runAsync(CyclicBarrier together, String job) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            together.await();
          } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
          }
          management.executeJob(job);
        });
  }

  @Test
  void isSofsToPlan() {
    var journey = enrolled();
    ends(journey.today().plusDays(20));
    watch(journey);

    for (var other : new String[] {"corner1", "amf2", "sof3", "process1"}) {
      assertThatThrownBy(
              () ->
                  chain.completeAs(
                      other,
                      journey.caseId(),
                      "Task_PlanAgreementEnd",
                      Map.of(
                          "agreementPlan", "closes",
                          "participantTold", "yes",
                          "agreementNote", "Går vidare.")))
          .hasMessageContaining("Not in the list");
    }
    journey.waitsFor("Task_PlanAgreementEnd", "Task_SuperviseParticipant");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sof1", "sofhead1", "corner1", "cornerhead1", "amf1", "logg1", "regi1"})
  void theAgreementIsTheProcessOwners(String other) {
    assertThatThrownBy(
            () ->
                chain.startWithoutCase(
                    other,
                    "change-agreement",
                    Map.of("agreementChange", "untilFurther", "agreementFrom", FROM.toString())))
        .isInstanceOf(AuthorizationException.class);
    assertThat(periods()).isEmpty();
  }

  @Test
  void whatTheProcessOwnerChangesIsLogged() {
    var before = logged();
    var today = chain.clock().today();

    ends(today);
    ends(today.plusDays(9));
    agreement("untilFurther", FROM, null);
    agreement("removed", FROM, null);

    assertThat(logged().subList(before.size(), before.size() + 4))
        .containsExactly(
            "process1 2020-01-01 till " + today,
            "process1 2020-01-01 till " + today.plusDays(9),
            "process1 2020-01-01 tills vidare",
            "process1 2020-01-01 borttaget");
    assertThat(periods()).isEmpty();
  }

  @Test
  void badDaysAreRefused() {
    var today = chain.clock().today();
    assertThatThrownBy(() -> ends(today.minusDays(1)))
        .hasMessageContaining("«Gäller till och med» kan inte ligga i det förflutna");
    assertThatThrownBy(() -> agreement("until", today.plusDays(9), today.plusDays(8)))
        .hasMessageContaining("kan inte upphöra innan det börjar");
    assertThatThrownBy(() -> agreement("removed", FROM, null))
        .hasMessageContaining("Det finns inget avtal som gäller från den dagen");
    assertThatThrownBy(() -> agreement("until", FROM, null))
        .hasMessageContaining("Gäller till och med");
    assertThat(periods()).isEmpty();

    ends(today.plusDays(20));
    for (var to : new LocalDate[] {null, today.plusDays(30)}) {
      assertThatThrownBy(
              () -> agreement(to == null ? "untilFurther" : "until", today.plusDays(20), to))
          .hasMessageContaining(
              "Avtalet som gäller från 2020-01-01 till %s omfattar".formatted(today.plusDays(20)));
    }
    jdbc.sql("update kedjan.agreement_period set valid_to = ?").param(today.minusDays(1)).update();
    assertThatThrownBy(() -> agreement("removed", FROM, null))
        .hasMessageContaining("redan upphört");
    assertThat(periods()).containsExactly(FROM + "/" + today.minusDays(1));
  }

  private Journey enrolled() {
    return Journey.on(chain).enrolledStraight("sof1");
  }

  private void ends(LocalDate day) {
    agreement("until", FROM, day);
  }

  private void agreement(String change, LocalDate from, @Nullable LocalDate to) {
    var form = new HashMap<String, Object>();
    form.put("agreementChange", change);
    form.put("agreementFrom", from.toString());
    if (to != null) {
      form.put("agreementTo", to.toString());
    }
    chain.startWithoutCase("process1", "change-agreement", form);
  }

  private void watch(Journey... journeys) {
    chain.watchAgreements(List.of(journeys).stream().map(Journey::caseId).toArray(CaseId[]::new));
  }

  private List<String> periods() {
    return jdbc.sql(
            "select valid_from || '/' || coalesce(valid_to::text, '') from kedjan.agreement_period order by 1")
        .query(String.class)
        .list();
  }

  private List<String> logged() {
    return jdbc.sql(
            "select actor || ' ' || detail from kedjan.responsibility_log where act = 'agreement-changed' order by id")
        .query(String.class)
        .list();
  }
}
