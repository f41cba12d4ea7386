package se.kedjan.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.kedjan.access.CaseId;
import se.kedjan.access.Direction;
import se.kedjan.access.Party;
import se.kedjan.casefile.EndState;
import se.kedjan.responsibility.Accountability.Interval;
import se.kedjan.responsibility.OpenSteps;
import se.kedjan.responsibility.OpenSteps.OpenStep;
import se.kedjan.testing.Chain;
import se.kedjan.testing.IntegrationTest;
import se.kedjan.testing.Journey;
import se.kedjan.testing.Outcome;

/** Design invariant 7: a withdrawal acts at once, in one transaction, and is never refused. */
@IntegrationTest
class WithdrawnConsentTest {

  private static final String ALERT = "Task_ConfirmAlert";

  private static final String DECIDE = "Task_DecideAfterWithdrawal";
  private static final Direction TO_CORNER = new Direction(Party.SOF, Party.CORNER);
  private static final Direction TO_AMF = new Direction(Party.SOF, Party.AMF);

  @Autowired Chain chain;
  @Autowired Outcome outcome;
  @Autowired Consents consents;
  @Autowired OpenSteps openSteps;
  @Autowired TaskService tasks;
  @Autowired JdbcClient jdbc;

  private record Phase(String name, Function<Chain, Journey> way, boolean withSupervisor) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Journey visited(Chain chain) {
    return Journey.on(chain).wantsToBegin("sof1");
  }

  private static final List<Phase> PHASES =
      List.of(
          new Phase(
              "before the visit", c -> Journey.on(c).consentedStraight("amf1").booksVisit(), false),
          new Phase("in the queue", c -> visited(c).queues(), true),
          new Phase("on trial", c -> visited(c).getsPlace(), true),
          new Phase(
              "being enrolled",
              c -> visited(c).getsPlace().tries("continues").decides("yes"),
              true),
          new Phase("enrolled", c -> Journey.on(c).enrolledStraight("corner1"), true),
          new Phase(
              "in transition",
              c -> Journey.on(c).enrolledStraight("sof1").happens("ready").isAssessed("yes"),
              true),
          new Phase(
              "offered to AMF",
              c ->
                  Journey.on(c)
                      .enrolledStraight("sof1")
                      .happens("ready")
                      .isAssessed("yes")
                      .plansTransition("workTraining")
                      .isHandedOver(),
              true),
          new Phase(
              "in work training",
              c ->
                  Journey.on(c)
                      .enrolledStraight("sof1")
                      .happens("ready")
                      .isAssessed("yes")
                      .startsWorkTraining(),
              true));

  /** Without the alerts, which each party gets to confirm beside the chain. */
  private List<String> steps(CaseId caseId) {
    return chain.openSteps(caseId).stream().filter(step -> !step.startsWith(ALERT)).toList();
  }

  private static Stream<String> withPartIn(Phase phase) {
    return Stream.of("sof2", "corner1", "amf2")
        .filter(who -> phase.withSupervisor() || !who.equals("corner1"));
  }

  private static Stream<String> directions() {
    return Stream.of("sofCorner", "sofAmf");
  }

  static Stream<Arguments> everyPhaseByEveryParty() {
    return PHASES.stream()
        .flatMap(
            phase ->
                withPartIn(phase)
                    .flatMap(
                        who -> directions().map(direction -> Arguments.of(phase, who, direction))));
  }

  /** What closing does hangs on the phase and the direction; who noted it goes round. */
  static Stream<Arguments> everyPhaseAndDirection() {
    var turn = new AtomicInteger();
    return PHASES.stream()
        .flatMap(
            phase -> {
              var who = withPartIn(phase).toList();
              return directions()
                  .map(
                      direction ->
                          Arguments.of(
                              phase, who.get(turn.getAndIncrement() % who.size()), direction));
            });
  }

  @ParameterizedTest(name = "{0}: {1} notes that {2} is withdrawn, and the case goes on")
  @MethodSource("everyPhaseByEveryParty")
  void theCaseGoesOnWithLess(Phase phase, String who, String withdrawn) {
    var journey = phase.way().apply(chain);
    var caseId = journey.caseId();
    var direction = withdrawn.equals("sofAmf") ? TO_AMF : TO_CORNER;
    var before = steps(caseId);
    var resting = resting(caseId, direction);
    var earlier = cancelled(caseId).size();

    journey.withdraws(who, withdrawn);

    assertThat(consents.stands(caseId, direction)).isFalse();
    assertThat(steps(caseId)).contains(DECIDE);
    assertThat(steps(caseId).stream().filter(resting::contains)).isEmpty();
    assertThat(steps(caseId)).hasSize(before.size() - resting.size() + 1);
    assertThat(outcome.acts(caseId)).contains("consent-withdrawn", "access-ended");
    assertThat(cancelled(caseId).stream().skip(earlier))
        .containsExactlyInAnyOrderElementsOf(resting);
    assertThat(chain.staff().as("corner1", () -> heldSeenBy(caseId))).isZero();
    assertThat(chain.staff().as("amf2", () -> heldSeenBy(caseId))).isZero();

    journey.sofDecides("goesOn");

    assertThat(steps(caseId)).doesNotContain(DECIDE);
    assertThat(held(caseId)).isZero();
    if (direction.equals(TO_CORNER)) {
      assertThat(steps(caseId)).containsExactlyElementsOf(before);
    } else {
      assertThat(openSteps.of(caseId))
          .filteredOn(step -> !step.step().startsWith(ALERT))
          .extracting(OpenStep::party)
          .doesNotContain(Party.AMF);
      assertThat(openSteps.of(caseId)).isNotEmpty();
    }
    assertThat(outcome.acts(caseId)).contains("went-on-with-less");
    outcome.consistent(caseId);
  }

  @ParameterizedTest(name = "{0}: {1} notes that {2} is withdrawn, and the case is closed")
  @MethodSource("everyPhaseAndDirection")
  void theCaseIsClosed(Phase phase, String who, String withdrawn) {
    var journey = phase.way().apply(chain);

    journey
        .withdraws(who, withdrawn)
        .sofDecides("closes")
        .waitsFor("Task_SummariseAfterWithdrawal");

    assertThat(placesHeld(journey.caseId())).isZero();
    journey.isSummarised("Task_SummariseAfterWithdrawal");
    outcome.closedAs(journey.caseId(), EndState.CONSENT_WITHDRAWN);
  }

  @Test
  void aHeldStepKeepsItsJoinWaiting() {
    var journey = visited(chain).getsPlace().tries("continues").decides("yes");
    journey
        .withdraws("sof2", "sofCorner")
        .step("Task_CarryOutSelfAssessment", journey.selfAssessment())
        .step("Task_DrawUpRehabilitationPlan", rehabilitation(journey))
        .step("Task_ConfirmGuide", Map.of("guideConfirmed", true))
        .consentsAtAmf("yes", "no")
        .waitsFor(DECIDE)
        .sofDecides("goesOn")
        .waitsFor("Task_EnrolParticipant")
        .step("Task_EnrolParticipant", journey.enrolment())
        .waitsFor(
            "Task_ConfirmResponsibilitySof",
            "Task_ConfirmResponsibilityCorner",
            "Task_ConfirmResponsibilityAmf");
  }

  @Test
  void aStepThatIsPassedLetsTheOthersGoOnOnce() {
    var journey = visited(chain).getsPlace().tries("continues").decides("yes");
    journey
        .withdraws("sof2", "sofAmf")
        .step("Task_CarryOutSelfAssessment", journey.selfAssessment())
        .step("Task_DrawUpRehabilitationPlan", rehabilitation(journey))
        .step("Task_EnrolParticipant", journey.enrolment())
        .waitsFor(DECIDE)
        .sofDecides("goesOn")
        .waitsFor("Task_ConfirmResponsibilitySof", "Task_ConfirmResponsibilityCorner");
    assertThat(outcome.acts(journey.caseId())).contains("step-passed");
  }

  @Test
  void aStepThatTheCaseComesToMeanwhileIsHeldToo() {
    var journey = visited(chain);
    journey.withdraws("sof2", "sofCorner").asksForPlace().waitsFor(DECIDE);

    journey.sofDecides("goesOn").waitsFor("Task_ReservePlace");
  }

  @Test
  void givenAnewBeforeTheDecisionEverythingStandsAsBefore() {
    var journey = visited(chain).getsPlace().tries("continues").decides("yes");
    var before = steps(journey.caseId());

    journey.withdraws("amf2", "sofAmf").givesAnew("sof2", "sofAmf").sofDecides("goesOn");

    assertThat(steps(journey.caseId())).isEqualTo(before);
  }

  @Test
  void aSecondWithdrawalJoinsTheDecisionThatIsOpen() {
    var journey = Journey.on(chain).enrolledStraight("sof1").happens("ready").isAssessed("yes");

    journey
        .withdraws("corner1", "sofAmf")
        .withdraws("amf2", "sofCorner")
        .withdraws("amf2", "cornerSof")
        .waitsFor(DECIDE)
        .sofDecides("goesOn")
        .waitsFor("Task_SuperviseParticipant");
    journey.isDischarged("ownChoice").isSummarised();
    outcome.closedAs(journey.caseId(), EndState.OWN_CHOICE);
  }

  @Test
  void otherDirectionsStand() {
    var caseId =
        Journey.on(chain).enrolledStraight("sof1").withdraws("corner1", "cornerAmf").caseId();

    assertThat(consents.stands(caseId, new Direction(Party.CORNER, Party.AMF))).isFalse();
    for (var direction :
        List.of(
            TO_CORNER,
            TO_AMF,
            new Direction(Party.CORNER, Party.SOF),
            new Direction(Party.AMF, Party.SOF),
            new Direction(Party.AMF, Party.CORNER))) {
      assertThat(consents.stands(caseId, direction)).as("%s", direction).isTrue();
    }
  }

  @Test
  void whatCornerWouldTellAmfIsNotAskedForAnyMore() {
    var journey = Journey.on(chain).enrolledStraight("sof1").happens("ready");

    journey
        .withdraws("corner1", "cornerAmf")
        .waitsFor("Task_SuperviseParticipant", "Task_CommentReadinessSof", DECIDE)
        .sofDecides("goesOn")
        .step("Task_CommentReadinessSof", Map.of("readinessOpinion", "ready"));

    assertThat(journey.isAt("Task_AssessReadiness")).isTrue();
  }

  @Test
  void accountabilityLeavesAmfWithTheDecisionAndNotBefore() {
    var journey =
        Journey.on(chain)
            .enrolledStraight("sof1")
            .happens("ready")
            .isAssessed("yes")
            .startsWorkTraining()
            .withdraws("amf2", "sofAmf");
    assertThat(outcome.accountability(journey.caseId()))
        .extracting(Interval::party)
        .containsExactly(Party.SOF, Party.AMF);

    journey.sofDecides("goesOn").waitsFor("Task_SuperviseParticipant");

    assertThat(outcome.accountability(journey.caseId()))
        .extracting(Interval::party)
        .containsExactly(Party.SOF, Party.AMF, Party.SOF);
    assertThat(outcome.acts(journey.caseId()))
        .contains("accountability-taken-back", "transition-abandoned", "returned-to-corner");
    outcome.consistent(journey.caseId());
    journey.isDischarged("moved").isSummarised();
    outcome.closedAs(journey.caseId(), EndState.MOVED);
  }

  @Test
  void bothConsentsGoneInWorkTrainingLeadsBackToCornerAsOneDecision() {
    Journey.on(chain)
        .enrolledStraight("sof1")
        .happens("ready")
        .isAssessed("yes")
        .startsWorkTraining()
        .withdraws("amf2", "sofAmf")
        .withdraws("amf2", "sofCorner")
        .waitsFor(DECIDE)
        .sofDecides("goesOn")
        .waitsFor("Task_SuperviseParticipant");
  }

  @Test
  void whoTypesInAStepThatIsCancelledIsToldAndNothingIsStored() {
    var journey = visited(chain).getsPlace();
    var task = chain.openStep(journey.caseId(), "Task_CarryOutTrial").taskId();
    var kept = submissions(journey.caseId());

    journey.withdraws("sof2", "sofCorner");

    assertThat(tasks.createTaskQuery().taskId(task).count()).isZero();
    assertThatThrownBy(() -> journey.tries("continues")).isInstanceOf(AssertionError.class);
    // The withdrawal's own form is one more.
    assertThat(submissions(journey.caseId())).isEqualTo(kept + 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"corner1", "amf2", "sof2"})
  void withdrawingIsNeverRefusedAlsoWhereNothingIsOpenAnyMore(String who) {
    var journey = Journey.on(chain).enrolledStraight("sof1");
    for (var direction : List.of("sofCorner", "sofAmf", "cornerSof", "cornerAmf", "amfSof")) {
      journey.withdraws("sof2", direction);
    }

    journey.withdraws(who, "amfCorner").withdraws(who, "amfCorner");

    assertThat(consents.stands(journey.caseId(), new Direction(Party.AMF, Party.CORNER))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"sof1, sof3", "corner1, corner2", "amf1, amf3"})
  void whoeverRegisteredItNotesAWithdrawalBeforeAnybodyIsNamed(String who, String colleague) {
    var journey = Journey.on(chain).registeredBy(who);
    var from = Party.ofGroup(who.replaceAll("\\d", "")).orElseThrow();
    var to = from == Party.SOF ? Party.CORNER : Party.SOF;
    var direction = from.group() + (to == Party.SOF ? "Sof" : "Corner");

    assertThatThrownBy(() -> journey.withdraws(colleague, direction))
        .hasMessageContaining("Ärendet finns inte, eller är inte ditt.");
    journey.withdraws(who, direction);

    assertThat(consents.stands(journey.caseId(), new Direction(from, to))).isFalse();
    assertThat(outcome.acts(journey.caseId())).contains("consent-withdrawn");
  }

  @Test
  void whoOnlyRegisteredItGivesNoConsent() {
    var journey = Journey.on(chain).registeredBy("sof1").received();

    assertThatThrownBy(() -> journey.givesAnew("sof1", "sofCorner"))
        .hasMessageContaining("Ärendet finns inte, eller är inte ditt.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sofhead1", "cornerhead1", "amfhead1"})
  void theHeadOfAPartyThatTakesPartNotesAWithdrawal(String head) {
    var journey = Journey.on(chain).enrolledStraight("sof1").withdraws(head, "sofCorner");

    assertThat(consents.stands(journey.caseId(), TO_CORNER)).isFalse();
  }

  @Test
  void theHeadOfAPartyThatTakesNoPartYetIsAStranger() {
    var journey = Journey.on(chain).registeredBy("sof1");

    assertThatThrownBy(() -> journey.withdraws("amfhead1", "sofAmf"))
        .hasMessageContaining("Ärendet finns inte, eller är inte ditt.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sof3", "corner2", "amf3", "process1"})
  void aStrangerIsToldNoMoreThanOfACaseThatDoesNotExist(String stranger) {
    var journey = Journey.on(chain).enrolledStraight("sof1");

    assertThatThrownBy(() -> journey.withdraws(stranger, "sofAmf"))
        .hasMessageMatching(
            "Ärendet finns inte, eller är inte ditt\\.|.*CREATE_INSTANCE.*|.*CREATE.*");
    assertThat(consents.stands(journey.caseId(), TO_AMF)).isTrue();
  }

  @Test
  void aPartyNotesOnlyWhatItMayTellItself() {
    var journey = Journey.on(chain).enrolledStraight("sof1").withdraws("amf2", "cornerAmf");

    assertThatThrownBy(() -> journey.givesAnew("sof2", "cornerAmf"))
        .hasMessageContaining("Välj en riktning från din egen part");
    journey.givesAnew("corner1", "cornerAmf");
    assertThat(consents.stands(journey.caseId(), new Direction(Party.CORNER, Party.AMF))).isTrue();
  }

  @Test
  void theNameAndWhatWasWrittenCloseByCategory() {
    var journey = visited(chain).asksForPlace();
    var caseId = journey.caseId();
    assertThat(chain.prefill(caseId, "Task_ReservePlace").get("caseSummary").toString())
        .contains("Person");

    journey.narrows("sof2", "sofCorner", "contact");

    var form = chain.prefill(caseId, "Task_ReservePlace");
    assertThat(form.get("caseSummary").toString())
        .contains("Namnet visas inte: samtycke saknas.")
        .doesNotContain("Person");
    assertThat(form.get("placeRequestText").toString()).contains("förmiddagar");
    journey.narrows("sof2", "sofCorner", "participation").waitsFor("Task_ReservePlace");
    assertThat(chain.prefill(caseId, "Task_ReservePlace").get("placeRequestText").toString())
        .doesNotContain("förmiddagar");
    assertThat(outcome.acts(caseId)).contains("access-ended").doesNotContain("consent-withdrawn");
  }

  @Test
  void theLastCategoryWithdrawnIsTheWholeConsent() {
    var journey = visited(chain).asksForPlace();

    journey.narrows("sof2", "sofCorner", Journey.CATEGORIES.toArray(String[]::new));

    journey.waitsFor(DECIDE);
  }

  @Test
  void consentToAmfGivenLateLetsAmfNameItsGuide() {
    var journey =
        Journey.on(chain).registeredBy("sof1").received().consent("yes", "no").booksVisit();

    journey
        .givesAnew("sof2", "sofAmf")
        .waitsFor("Task_ConfirmStudyVisit", "Task_NameGuide")
        .step("Task_NameGuide", Map.of("guide", "amf3"));

    assertThat(journey.confirmsVisit().caseId()).isNotNull();
  }

  @Test
  void twoWithdrawalsAtOnceBothHoldAndGiveOneDecision() throws Exception {
    for (var n = 0; n < 3; n++) {
      var journey = visited(chain).getsPlace();
      AtOnce.both(
          () -> journey.withdraws("corner1", "sofAmf"),
          () -> journey.withdraws("amf2", "sofCorner"));

      assertThat(consents.stands(journey.caseId(), TO_AMF)).isFalse();
      assertThat(consents.stands(journey.caseId(), TO_CORNER)).isFalse();
      journey.waitsFor(DECIDE).sofDecides("goesOn").waitsFor("Task_CarryOutTrial");
    }
  }

  @Test
  void aWithdrawalWhileAStepIsCompletedComesBeforeOrAfterIt() throws Exception {
    for (var n = 0; n < 4; n++) {
      var journey = visited(chain).getsPlace();
      AtOnce.both(() -> journey.tries("continues"), () -> journey.withdraws("amf2", "sofCorner"));

      assertThat(steps(journey.caseId())).contains(DECIDE);
      journey.sofDecides("goesOn");
      if (journey.isAt("Task_CarryOutTrial")) {
        journey.tries("continues");
      }
      journey.decides("yes").isEnrolled().waitsFor("Task_SuperviseParticipant");
      outcome.consistent(journey.caseId());
    }
  }

  private List<String> resting(CaseId caseId, Direction direction) {
    return openSteps.of(caseId).stream()
        .filter(s -> s.restsOn() != null && Direction.all(s.restsOn()).contains(direction))
        .map(OpenStep::step)
        .toList();
  }

  private List<String> cancelled(CaseId caseId) {
    return jdbc.sql(
            "select step from kedjan.responsibility_log join kedjan.log_chain using (chain) where case_id = ? and act = 'step-cancelled'")
        .param(caseId.number())
        .query(String.class)
        .list();
  }

  private long held(CaseId caseId) {
    return count("held_step where case_id = ?", caseId);
  }

  private long heldSeenBy(CaseId caseId) {
    return jdbc
        .sql("select task_id from kedjan.held_step where case_id = ?")
        .param(caseId.number())
        .query(String.class)
        .list()
        .stream()
        .filter(id -> tasks.createTaskQuery().taskId(id).count() > 0)
        .count();
  }

  private long placesHeld(CaseId caseId) {
    return count("place_allocation where case_id = ? and released_at is null", caseId);
  }

  private long submissions(CaseId caseId) {
    return count("submission where case_id = ?", caseId);
  }

  private long count(String what, CaseId caseId) {
    return jdbc.sql("select count(*) from kedjan." + what)
        .param(caseId.number())
        .query(Long.class)
        .single();
  }

  private static Map<String, Object> rehabilitation(Journey journey) {
    return Map.of(
        "rehabilitationGoals", "Fler nyktra timmar.",
        "supportMeasures", "Samtal varje vecka.",
        "reviewOn", journey.today().plusMonths(3).toString());
  }
}
