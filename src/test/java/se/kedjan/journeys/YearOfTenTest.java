package se.kedjan.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import se.kedjan.calendar.WorkingDays;
import se.kedjan.casefile.EndState;
import se.kedjan.responsibility.LogVerification;
import se.kedjan.testing.Chain;
import se.kedjan.testing.Journey;
import se.kedjan.testing.MailTest;
import se.kedjan.testing.Outcome;
import se.kedjan.testing.PostOffice;

/** Ten participants live through a year in which everything happens that can. */
@MailTest
@TestPropertySource(properties = "year.of=ten") // An application of its own: nobody else's cases.
@DirtiesContext // Its guide has left, and a year has passed.
class YearOfTenTest {

  private static final Map<String, String> STARTED_BY =
      Map.of(
          "schedule-change", "change-schedule",
          "attendance-correction", "correct-attendance",
          "transition", "raise-transition");
  private static final String PLAN = "Task_PlanAgreementEnd";
  private static final Map<String, ?> GOES_ON = Map.of("absenceDecision", "continues");

  @Autowired Chain chain;
  @Autowired Outcome outcome;
  @Autowired WorkingDays workingDays;
  @Autowired LogVerification verification;
  @Autowired JdbcClient jdbc;

  private final Map<Integer, List<Runnable>> events = new TreeMap<>();
  private Office office;
  private LocalDate first;

  @BeforeEach
  void begin() {
    office = new Office(chain, workingDays, jdbc);
    first = chain.clock().today();
    office.names("corner1", "attendance");
    office.names("sof1", "caseReview");
  }

  @Test
  void everythingHappensAndNothingIsLeftBehind() {
    var onward = person("sof1", 0);
    var away = person("corner1", 1);
    var relapsing = person("amf1", 2);
    var inCare = person("sof3", 3);
    var deviating = person("sof1", 4);
    var withdrawing = person("corner1", 5);
    var deceased = person("amf2", 6);
    var moving = person("sof1", 7);
    var waiting = person("sof1", 8);
    var lastOne = person("amf1", 9);

    movesOn(onward);
    staysAwayAndIsDischarged(away);
    relapsesTwiceAndReturns(relapsing);
    isTakenIntoCareAndReturns(inCare);
    deviatesAndTriesWork(deviating);
    withdrawsConsent(withdrawing);
    dies(deceased);
    movesAndComesBack(moving);
    waitsForTheNextPlace(waiting);
    isLeftByStaffAndDeclines(lastOne);
    theAgreementEnds(moving, relapsing, inCare, deviating, waiting);

    liveUntil(365);

    var all =
        List.of(
            onward,
            away,
            relapsing,
            inCare,
            deviating,
            withdrawing,
            deceased,
            moving,
            waiting,
            lastOne);
    for (var one : all) {
      outcome.consistent(one.caseId());
    }
    outcome.closedAs(onward.caseId(), EndState.WORK_TRAINING);
    outcome.closedAs(away.caseId(), EndState.DISCHARGED_FOR_ABSENCE);
    outcome.closedAs(withdrawing.caseId(), EndState.CONSENT_WITHDRAWN);
    outcome.closedAs(deceased.caseId(), EndState.DECEASED);
    outcome.closedAs(lastOne.caseId(), EndState.OWN_CHOICE);
    outcome.closedAs(moving.caseId(), EndState.AGREEMENT_ENDED);
    for (var one : List.of(relapsing, inCare, deviating, waiting)) {
      assertThat(chain.openSteps(one.caseId()))
          .as("%s", outcome.way(one.caseId()))
          .contains("Task_SuperviseParticipant");
    }
    everythingHasHappened();
    nothingIsLeftBehind();
  }

  private void movesOn(Journey one) {
    var follow =
        new HashMap<String, Object>(
            Map.of(
                "drugFreeSince", first.minusMonths(4).toString(),
                "drugFreeBasis", "selfReported",
                "phaseNow", "workReady"));
    office.says(one.caseId(), "Task_FollowUp", follow);
    office.says(one.caseId(), "Task_ConsiderNextStep", Map.of("nextStep", "raised"));
    on(
        147,
        () ->
            office.says(
                one.caseId(), "Task_FollowWorkTraining", Map.of("trainingState", "goesOn")));
    office.says(
        one.caseId(),
        "Task_ReconcileTransition",
        Map.of("transitionOutcome", "onward", "outcome", "workTraining"));
    office.says(
        one.caseId(),
        "Task_SummariseAndClose",
        Map.of(
            "assessmentDone", "done",
            "afterCareConsent", "yes",
            "afterCareUntil", first.plusDays(340).toString()));
  }

  private void staysAwayAndIsDischarged(Journey one) {
    office.says(one.caseId(), "Task_AssessAbsence", Map.of("absenceDecision", "discharges"));
    office.says(one.caseId(), "Task_ConsiderDischarge", Map.of("talkWanted", "yes"));
    office.says(one.caseId(), "Task_AssessAbsence", GOES_ON);
    office.says(one.caseId(), "Task_AssessAbsence", Map.of("absenceDecision", "discharges"));
    office.says(one.caseId(), "Task_ConsiderDischarge", Map.of("talkWanted", "no"));
    office.says(
        one.caseId(), "Task_DischargeParticipant", Map.of("outcome", "absence", "sofTold", "yes"));
    office.says(
        one.caseId(),
        "Task_SummariseAndClose",
        Map.of(
            "assessmentDone", "declined",
            "afterCareConsent", "yes",
            "afterCareUntil", first.plusDays(300).toString()));
    for (var day : List.of(70, 130)) {
      on(
          day,
          () ->
              office.registersNextWeek(
                  one.caseId(),
                  week -> week.away(one.caseId(), "unreported", "mon", "wed", "thu")));
    }
    on(
        100,
        () ->
            office.registersNextWeek(
                one.caseId(), week -> week.away(one.caseId(), "sick", "mon", "wed")));
  }

  private void relapsesTwiceAndReturns(Journey one) {
    office.says(one.caseId(), "Task_CarryOutTrial", Map.of("trialOutcome", "extended"));
    office.says(one.caseId(), "Task_HoldIndividualTalk", Map.of("afterTalk", "stays"));
    office.says(one.caseId(), "Task_HoldIndividualTalk", Map.of("afterTalk", "leaves"));
    office.says(
        one.caseId(),
        "Task_DecidePauseCorner",
        Map.of("pauseDecision", "freed", "pauseUntil", first.plusDays(150).toString()));
    office.says(
        one.caseId(),
        "Task_DecideAfterPause",
        Map.of("contact", "continues", "pauseUntil", first.plusDays(200).toString()));
    on(90, () -> supervised(one, Map.of("participation", "relapse")));
    on(110, () -> supervised(one, Map.of("participation", "relapse")));
    on(
        170,
        () ->
            office.says(
                one.caseId(),
                "Task_KeepContact",
                Map.of("contact", "returns", "reentry", "trial")));
  }

  private void isTakenIntoCareAndReturns(Journey one) {
    office.says(
        one.caseId(),
        "Task_DecidePauseSof",
        Map.of("pauseDecision", "kept", "pauseUntil", first.plusDays(150).toString()));
    office.says(
        one.caseId(),
        "Task_DecideAfterPause",
        Map.of("contact", "continues", "pauseUntil", first.plusDays(180).toString()));
    office.says(
        one.caseId(),
        "Task_DecideAfterPause",
        Map.of("contact", "returns", "reentry", "enrolment"));
    on(95, () -> one.isReportedAway("sof2", "lvm"));
  }

  private void deviatesAndTriesWork(Journey one) {
    office.says(one.caseId(), "Task_HoldDeviationTalk", Map.of("deviationRaised", "yes"));
    office.says(one.caseId(), "Task_AssessDeviation", Map.of("planChange", "yes"));
    office.says(one.caseId(), "Task_AssessReadiness", Map.of("ready", "no"));
    office.says(one.caseId(), "Task_FollowWorkTraining", Map.of("trainingState", "goesOn"));
    office.says(
        one.caseId(), "Task_ReconcileTransition", Map.of("transitionOutcome", "backToCorner"));
    on(80, () -> one.deviates("absence"));
    on(
        85,
        () ->
            starts(
                "corner1",
                "schedule-change",
                Map.of(
                    "caseNumber",
                    one.caseId().number(),
                    "scheduleFrom",
                    one.today().plusDays(3).toString(),
                    "sometimeInWeek",
                    true,
                    "hoursPerWeek",
                    12)));
    on(100, () -> one.isCalledTo("sof2", one.today().plusDays(7), "corner", "amf"));
    on(
        120,
        () ->
            starts(
                "corner1",
                "attendance-correction",
                Map.of(
                    "caseNumber",
                    one.caseId().number(),
                    "attendanceOn",
                    first.plusDays(77).toString(),
                    "attendanceStatus",
                    "present",
                    "attendanceHours",
                    4,
                    "correctionReason",
                    "Var med på utflykten.")));
    on(130, () -> supervised(one, Map.of("participation", "ready")));
    on(
        200,
        () ->
            starts(
                "amf2",
                "transition",
                Map.of(
                    "caseNumber", one.caseId().number(), "raisedReason", "Stabil sedan länge.")));
  }

  private void withdrawsConsent(Journey one) {
    office.says(one.caseId(), "Task_DecideAfterWithdrawal", Map.of("afterWithdrawal", "goesOn"));
    office.says(one.caseId(), "Task_DecideAfterWithdrawal", Map.of("afterWithdrawal", "closes"));
    on(105, () -> one.withdraws("amf2", "sofAmf"));
    on(160, () -> one.withdraws("sof2", "sofCorner"));
  }

  /** With a deviation, a called meeting and an absence that is looked into all open. */
  private void dies(Journey one) {
    on(
        126,
        () ->
            office.registersNextWeek(
                one.caseId(), week -> week.away(one.caseId(), "unreported", "mon", "wed", "thu")));
    on(
        136,
        () -> {
          one.deviates("absence");
          one.isCalledTo("sof2", one.today().plusDays(20), "corner");
        });
    on(137, () -> one.isStopped("sof2", "deceased"));
  }

  private void movesAndComesBack(Journey one) {
    on(90, () -> one.isStopped("sof2", "moved"));
    on(200, () -> one.isReopened("sof2"));
  }

  /** Is passed by once, is promised the place that is free while somebody tries to work. */
  private void waitsForTheNextPlace(Journey one) {
    office.says(
        one.caseId(), "Task_ObtainConsent", Map.of("consentUntil", first.plusDays(90).toString()));
    office.says(
        one.caseId(), "Task_ReservePlace", Map.of("placement", "queued", "queueReason", "Fullt."));
    on(
        138,
        () ->
            office.says(
                one.caseId(),
                "Task_OfferPlace",
                Map.of("placement", "queued", "queueReason", "Fullt.", "reserveSoonFree", "yes")));
    on(190, () -> office.says(one.caseId(), "Task_OfferPlace", Map.of()));
  }

  private void isLeftByStaffAndDeclines(Journey one) {
    // Asks for a place when somebody waits already, who is passed by.
    office.forgets(one.caseId(), "Task_ReservePlace");
    on(27, () -> office.remembers(one.caseId()));
    on(30, () -> protectedOrNot(one, "yes"));
    on(60, () -> protectedOrNot(one, "no"));
    on(100, () -> office.forgets(one.caseId(), "Task_FollowUp"));
    on(160, () -> office.remembers(one.caseId()));
    on(
        170,
        () ->
            handsOver(
                "corner1",
                Map.of(
                    "caseNumber", one.caseId().number(),
                    "handTo", "colleague",
                    "newStaff", "corner2",
                    "newDeputy", "corner1")));
    on(
        180,
        () ->
            starts(
                "sofhead1",
                "hand-over-cases",
                Map.of("fromStaff", "sof2", "toStaff", "Sara Lindqvist\nSelma Öberg")));
    on(
        190,
        () ->
            starts(
                "process1",
                "change-unit",
                Map.of(
                    "unitName", "Boendestöd",
                    "newUnitName", "Första linjen, insatser och service",
                    "unitFrom", one.today().toString())));
    // AMF's guide leaves and nobody has said who takes over.
    on(
        240,
        () ->
            jdbc.sql(
                    "update kedjan.staff_membership set valid_to = ? where staff_id = 'amf2' and valid_to is null")
                .param(one.today())
                .update());
    on(300, () -> one.isStopped("sof3", "declines"));
  }

  private void theAgreementEnds(Journey ends, Journey... goOn) {
    office.says(ends.caseId(), PLAN, Map.of("agreementPlan", "closes"));
    for (var one : goOn) {
      office.says(one.caseId(), PLAN, Map.of("agreementPlan", "goesOn"));
    }
    on(
        260,
        () ->
            starts(
                "process1",
                "change-agreement",
                Map.of(
                    "agreementChange", "until",
                    "agreementFrom", first.toString(),
                    "agreementTo", first.plusDays(340).toString())));
  }

  private void everythingHasHappened() {
    var acts =
        jdbc.sql("select distinct act from kedjan.responsibility_log").query(String.class).set();
    assertThat(acts)
        .contains(
            "case-reopened",
            "case-stopped",
            "place-promised",
            "queue-skipped",
            "attendance-registered",
            "attendance-corrected",
            "absence-noticed",
            "pause-began",
            "after-care-begun",
            "case-reviewed",
            "sheet-keeper-named");
    assertThat(
            jdbc.sql(
                    "select distinct step from kedjan.responsibility_log where act = 'step-completed'")
                .query(String.class)
                .set())
        .contains(
            "Task_ContactParticipant",
            "Task_HoldTalkBeforeDischarge",
            "Task_DischargeParticipant",
            "Task_HoldIndividualTalk",
            "Task_DecidePauseCorner",
            "Task_DecidePauseSof",
            "Task_DecideAfterPause",
            "Task_KeepContact",
            "Task_ChangePlanAndSupport",
            "Task_DocumentMeetingSof",
            "Task_CarryOutDecisionCorner",
            "Task_RepeatSelfAssessment",
            "Task_AnswerCornersFollowUp",
            "Task_ConsiderNextStep",
            "Task_AcceptHandoverFromAmf",
            "Task_DecideAfterWithdrawal",
            "Task_ConfirmAlertCorner",
            "Task_ConfirmAlertAmf",
            "Task_RenewConsentSof",
            "Task_SecureStepSof",
            "Task_OfferPlace",
            "Task_AppointStaffAmf",
            "Task_FollowUpAfterClosureSof",
            "Task_FollowUpAfterClosureAmf",
            "Task_PlanAgreementEnd",
            "Task_SummariseAfterStop",
            "Task_SummariseAfterWithdrawal");
    assertThat(PostOffice.letters()).isNotEmpty();
  }

  /** The log is whole, and the engine holds nothing but what somebody has to do or wait for. */
  private void nothingIsLeftBehind() {
    assertThat(verification.verify().faults()).isEmpty();
    outcome.engineHoldsNothingOfNobody(chain.clock().instant());
  }

  private Journey person(String registeredBy, int day) {
    var journey = Journey.on(chain);
    chain.clock().moveTo(first.plusDays(day).atTime(8, 0));
    return journey.registeredBy(registeredBy);
  }

  private void supervised(Journey one, Map<String, ?> answer) {
    office.says(one.caseId(), "Task_SuperviseParticipant", answer);
  }

  private void protectedOrNot(Journey one, String protection) {
    starts(
        "sof2",
        "protect-identity",
        Map.of("caseNumber", one.caseId().number(), "protection", protection));
  }

  private void handsOver(String staffId, Map<String, ?> said) {
    starts(staffId, "change-staff", said);
  }

  private void starts(String staffId, String process, Map<String, ?> said) {
    var form = STARTED_BY.getOrDefault(process, process);
    chain.startWithoutCase(staffId, process, office.filled(form, said));
  }

  private void on(int day, Runnable event) {
    events.computeIfAbsent(day, key -> new ArrayList<>()).add(event);
  }

  private void liveUntil(int lastDay) {
    for (var n = 10; n <= lastDay; n++) {
      var day = first.plusDays(n);
      chain.passTo(day);
      chain.clock().moveTo(day.atTime(8, 30));
      Optional.ofNullable(events.get(n)).orElse(List.of()).forEach(Runnable::run);
      office.passTo(day);
    }
  }
}
