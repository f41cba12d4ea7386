package se.kedjan.testing;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.kedjan.access.CaseId;
import se.kedjan.calendar.ClockConfiguration;
import se.kedjan.models.Models;

/**
 * One story that passes every form there is at least once: refused, declined, late and escalated,
 * enrolled, followed up, not yet ready, not offered, not taken over, started and back again, left
 * after a relapse and returned, discharged, asked afterwards. Tests look at what each step does by
 * overriding {@link #submit}.
 */
public class WholeChain {

  private static final String AGREED_FROM = "2020-07-01";

  private final Chain chain;
  private final Filling filling;
  private CaseId caseId;

  public WholeChain(Chain chain, Filling filling) {
    this.chain = chain;
    this.filling = filling;
  }

  /** Plays it all and ends with the case closed; returns the long one of its cases. */
  public CaseId play() {
    refusedBySof();
    var waiting = waitsInVain();
    declinedByCorner();
    withdrawnAndClosed();
    movesOnAndWantsNoMore();
    register("corner1", Map.of("source", "corner", "identityKind", "reserve"));
    onTheWayToAPlace();
    letGo(waiting);
    triedAndEnrolled();
    attended();
    changesHands();
    agreementEndsSoon();
    followedUp();
    deviates();
    meets();
    triesToMoveOn();
    startsWorkTrainingAndComesBack();
    relapsesAndReturns();
    isReviewedJointly();
    discharged();
    isPutRight();
    keptAndLetGo();
    askedAfterwards();
    openedAgain();
    review(
        chain.drawReadings(),
        filling.fill("review-access-log", Map.of("remarksFound", "yes"), today()));
    return caseId;
  }

  /** What a step does; override to look at it. */
  protected void submit(
      String staffId, CaseId caseId, String element, String form, Map<String, Object> values) {
    chain.completeAs(staffId, caseId, element, values);
  }

  /** As {@link #submit}, for the form that starts a process. */
  protected CaseId start(String staffId, String process, String form, Map<String, Object> values) {
    return chain.start(staffId, process, values);
  }

  /** As {@link #start}, for a form about many cases or none. */
  protected void startWithoutCase(
      String staffId, String process, String form, Map<String, Object> values) {
    chain.startWithoutCase(staffId, process, values);
  }

  /** As {@link #submit}, for the step that is about no case. */
  protected void review(String taskId, Map<String, Object> values) {
    chain.completeTask("logg1", taskId, values);
  }

  /** As {@link #submit}, for a step about many cases. */
  protected void sheet(String staffId, String element, String taskId, Map<String, ?> payload) {
    chain.completeSheet(staffId, taskId, payload);
  }

  /** As {@link #submit}, for the step that is about everybody at Corner. */
  protected void week(String taskId, WeekSheet sheet) {
    chain.completeTask("corner1", taskId, sheet.form());
  }

  /** The month in which the place at Corner is kept passes; its timer fires. */
  protected void placeIsNoLongerKept(CaseId caseId) {
    days(40);
  }

  protected final String today() {
    return chain.clock().today().toString();
  }

  private String later() {
    return chain.clock().today().plusYears(40).plusDays(3).toString();
  }

  private void refusedBySof() {
    register(
        "amf1", Map.of("source", "amf", "sofContact", "otherContact", "protectedIdentity", "yes"));
    step("Task_ReceiveCase", Map.of("reception", "refused"));
  }

  /** Stands in the queue and is passed by twice, with a reason each time. */
  private CaseId waitsInVain() {
    register("sof1", Map.of("source", "person", "sofContact", "yes"));
    step("Task_ReceiveCase", Map.of("reception", "accepted", "responsibleCaseworker", "sof2"));
    step("Task_ObtainConsent", consent("no"));
    visit("wants");
    step("Task_RequestPlace", Map.of("wantedFrom", later()));
    step("Task_ReservePlace", Map.of("placement", "queued"));
    return caseId;
  }

  private void letGo(CaseId waiting) {
    var mine = caseId;
    caseId = waiting;
    step("Task_OfferPlace", Map.of("placement", "withdrawn"));
    caseId = mine;
  }

  private void declinedByCorner() {
    register("sof1", Map.of("source", "person", "sofContact", "yes"));
    step("Task_ReceiveCase", Map.of("reception", "accepted", "responsibleCaseworker", "sof2"));
    step("Task_ObtainConsent", consent("no"));
    visit("wants");
    place(Map.of());
    step("Task_CarryOutTrial", Map.of("trialOutcome", "continues"));
    step("Task_CommentOnEnrolment", Map.of());
    step("Task_DecideEnrolment", Map.of("enrolled", "no"));
  }

  /** Consents that end soon, one given late, one withdrawn. */
  private void withdrawnAndClosed() {
    register("sof1", Map.of("source", "person", "sofContact", "yes"));
    step("Task_ReceiveCase", Map.of("reception", "accepted", "responsibleCaseworker", "sof2"));
    var soon = chain.clock().today().plusDays(17).toString();
    var consent = consent("no");
    consent.put("consentUntil", soon);
    step("Task_ObtainConsent", consent);
    step("Task_BookStudyVisit", Map.of());
    step("Task_ConfirmStudyVisit", Map.of("visitConfirmed", "yes", "supervisor", "corner1"));
    change("sof2", "given", "sofAmf", soon);
    step("Task_NameGuide", Map.of("guide", "amf2"));
    change("corner1", "given", "cornerSof", soon);
    change("amf2", "given", "amfSof", soon);
    chain.watchConsents();
    for (var party : new String[] {"Sof", "Corner", "Amf"}) {
      step("Task_RenewConsent" + party, Map.of("consentRenewed", "yes", "consentUntil", later()));
    }
    change("amf2", "withdrawn", "sofAmf", null);
    step("Task_DecideAfterWithdrawal", Map.of("afterWithdrawal", "goesOn"));
    step("Task_ConfirmAlertSof", Map.of());
    change("sof2", "withdrawn", "sofCorner", null);
    step("Task_ConfirmAlertCorner", Map.of());
    step("Task_DecideAfterWithdrawal", Map.of("afterWithdrawal", "closes"));
    step("Task_SummariseAfterWithdrawal", Map.of());
  }

  private void change(String staffId, String change, String direction, String until) {
    var said = new HashMap<String, Object>();
    said.put("caseNumber", caseId.number());
    said.put("consentChange", change);
    said.put("consentDirection", direction);
    said.put("consentUntil", until);
    start(
        staffId, "consent-change", "change-consent", filling.fill("change-consent", said, today()));
  }

  private void register(String staffId, Map<String, ?> said) {
    var values =
        new HashMap<String, Object>(Map.of("sofContact", "yes", "parallelTreatment", "yes"));
    values.putAll(said);
    caseId =
        start(
            staffId,
            "referral-chain",
            "register-interest",
            filling.fill("register-interest", values, today()));
  }

  private void onTheWayToAPlace() {
    late("Task_ReceiveCase", "Task_SecureStepSof");
    step(
        "Task_ReceiveCase",
        Map.of(
            "reception", "accepted", "responsibleCaseworker", "sof2", "identityKind", "reserve"));
    protection("yes");
    protection("no");
    step("Task_ObtainConsent", consent("yes"));
    late("Task_AppointGuide", "Task_SecureStepAmf");
    step("Task_AppointGuide", Map.of("guide", "amf2"));
    late("Task_BookStudyVisit", "Task_SecureStepProcessOwner");
    step("Task_BookStudyVisit", Map.of());
    step("Task_ConfirmStudyVisit", Map.of("visitConfirmed", "no", "proposedOn", later()));
    visit("noShow");
    visit("undecided");
    step("Task_CheckDecision", Map.of("visitOutcome", "wants"));
    step("Task_RequestPlace", Map.of("wantedFrom", later()));
    step("Task_ReservePlace", Map.of("placement", "queued"));
    step("Task_OfferPlace", Map.of("placement", "queued"));
    step("Task_OfferPlace", Map.of("placement", "reserved", "placeFrom", later()));
    consentsAtCorner();
  }

  private void protection(String on) {
    start(
        "sof2",
        "protect-identity",
        "protect-identity",
        filling.fill(
            "protect-identity", Map.of("caseNumber", caseId.number(), "protection", on), today()));
  }

  private void triedAndEnrolled() {
    late("Task_CarryOutTrial", "Task_SecureStepCorner");
    step("Task_CarryOutTrial", Map.of("trialOutcome", "extended"));
    step("Task_CarryOutTrial", Map.of("trialOutcome", "continues"));
    step("Task_CommentOnEnrolment", Map.of());
    step("Task_DecideEnrolment", Map.of("enrolled", "yes", "supervisor", "corner1"));
    enrolled("declined", "workReady");
  }

  /** Away without a word three days of a week, heard, and on again. */
  private void attended() {
    var values = new HashMap<String, Object>();
    values.put("caseNumber", caseId.number());
    values.put("sometimeInWeek", null);
    schedule(values);
    values.remove("sometimeInWeek");
    schedule(values);
    var task = newWeek();
    sheetKeeper();
    chain.claim("corner1", task);
    week(
        task,
        WeekSheet.of(chain.prefillOf("corner1", task))
            .away(caseId, "unreported", "mon", "tue", "wed"));
    step("Task_ContactParticipant", Map.of());
    step("Task_AssessAbsence", Map.of("absenceDecision", "discharges"));
    step("Task_ConsiderDischarge", Map.of("talkWanted", "yes"));
    step("Task_HoldTalkBeforeDischarge", Map.of());
    step("Task_AssessAbsence", Map.of("absenceDecision", "continues"));
    start(
        "corner1",
        "attendance-correction",
        "correct-attendance",
        filling.fill(
            "correct-attendance",
            Map.of("caseNumber", caseId.number(), "attendanceStatus", "present"),
            today()));
  }

  /** Somebody is named for the week's sheet, and another no longer. */
  private void sheetKeeper() {
    for (var change : List.of("name", "end")) {
      withoutCase(
          "cornerhead1",
          "name-sheet-keeper",
          Map.of("keeperSheet", "attendance", "keeperChange", change, "keeperStaff", "corner2"));
    }
    chain.nameForSheet("corner1", "attendance");
  }

  private void schedule(Map<String, ?> said) {
    start(
        "corner1",
        "schedule-change",
        "change-schedule",
        filling.fill("change-schedule", said, today()));
  }

  /** The next week that is not registered; on its Friday. */
  private String newWeek() {
    while (true) {
      chain.passTo(
          caseId, chain.mondayOfWholeWeeks(chain.clock().today().plusDays(1), 1).plusDays(4));
      var task = chain.openAttendanceWeek();
      if (task.isPresent()) {
        return task.get();
      }
    }
  }

  /** To a colleague, to whom the head says, from a leaver; and a unit that is called otherwise. */
  private void changesHands() {
    takesOver("sof2", Map.of("handTo", "colleague", "newStaff", "boende1", "newDeputy", "sof3"));
    takesOver("boende1", Map.of("handTo", "head"));
    step("Task_AppointStaffSof", Map.of("appointed", "boende1"));
    takesOver("corner1", Map.of("handTo", "head"));
    step("Task_AppointStaffCorner", Map.of("appointed", "corner1"));
    takesOver("amf2", Map.of("handTo", "head"));
    step("Task_AppointStaffAmf", Map.of("appointed", "amf2"));
    withoutCase(
        "sofhead1", "hand-over-cases", Map.of("fromStaff", "boende1", "toStaff", "Stefan Norén"));
    unit("Boendestöd", "Första linjen, insatser och service");
    unit("Första linjen, insatser och service", "Boendestöd");
  }

  /** For the case alone: an agreement that ends soon, and after all does not. */
  private void agreementEndsSoon() {
    agreement("until", soon());
    step("Task_PlanAgreementEnd", Map.of("agreementPlan", "closes"));
    start(
        "sof2",
        "agreement-plan-change",
        "change-agreement-plan",
        filling.fill("change-agreement-plan", Map.of("caseNumber", caseId.number()), today()));
    step("Task_PlanAgreementEnd", Map.of("agreementPlan", "goesOn"));
    agreement("untilFurther", null);
    agreement("removed", null);
  }

  private void agreement(String change, @Nullable String until) {
    var said = new HashMap<String, Object>();
    said.put("agreementChange", change);
    said.put("agreementFrom", AGREED_FROM);
    said.put("agreementTo", until);
    withoutCase("process1", "change-agreement", said);
    chain.watchAgreements(caseId);
  }

  private void takesOver(String staffId, Map<String, ?> said) {
    var values = new HashMap<String, Object>(said);
    values.put("caseNumber", caseId.number());
    start(staffId, "change-staff", "change-staff", filling.fill("change-staff", values, today()));
  }

  private void unit(String name, String newName) {
    withoutCase("process1", "change-unit", Map.of("unitName", name, "newUnitName", newName));
  }

  private void withoutCase(String staffId, String process, Map<String, ?> said) {
    startWithoutCase(staffId, process, process, filling.fill(process, said, today()));
  }

  private void followedUp() {
    days(95);
    step("Task_FollowUp", Map.of("followUpResult", "continues", "phaseNow", "soberHours"));
    step("Task_RepeatSelfAssessment", Map.of("assessmentDone", "done"));
    step("Task_AnswerCornersFollowUp", Map.of("phaseNow", "workReady"));
  }

  private void deviates() {
    start(
        "corner1",
        "deviation",
        "register-deviation",
        filling.fill("register-deviation", Map.of("caseNumber", caseId.number()), today()));
    step("Task_HoldDeviationTalk", Map.of("deviationRaised", "yes"));
    step("Task_AssessDeviation", Map.of("planChange", "yes"));
    step("Task_ChangePlanAndSupport", Map.of());
  }

  private void meets() {
    meeting("sof2", "Sof", "yes", "Corner", "Amf");
    meeting("corner1", "Corner", "no", "Sof");
    meeting("amf2", "Amf", "yes", "Sof");
    call("sof2", "Corner");
    start(
        "sof2",
        "meeting-cancellation",
        "call-off-meeting",
        filling.fill("call-off-meeting", Map.of("caseNumber", caseId.number()), today()));
  }

  private void meeting(String staffId, String convener, String carriedOut, String... invited) {
    call(staffId, invited);
    for (var party : invited) {
      step("Task_ConfirmMeeting" + party, Map.of("canCome", "yes"));
    }
    days(1);
    step(
        "Task_DocumentMeeting" + convener,
        Map.of(
            "meetingHeld", "yes",
            "firstParty", "sof",
            "secondParty", "corner",
            "thirdParty", "amf"));
    for (var party : List.of("Sof", "Corner", "Amf")) {
      step("Task_CarryOutDecision" + party, Map.of("carriedOut", carriedOut));
    }
  }

  private void call(String staffId, String... invited) {
    start(
        staffId,
        "multi-party-meeting",
        "call-meeting",
        filling.fill(
            "call-meeting",
            Map.of(
                "caseNumber",
                caseId.number(),
                "invited",
                Arrays.stream(invited).map(party -> party.toLowerCase(Locale.ROOT)).toList()),
            today()));
  }

  /** Each party convenes once, as the owner's table says. */
  private void isReviewedJointly() {
    for (var party : List.of("Sof", "Corner", "Amf")) {
      var group = party.toLowerCase(Locale.ROOT);
      chain.withTable(
          "conveners",
          Models.dmn("conveners")
              .replace("<text>\"sof\"</text>", "<text>\"%s\"</text>".formatted(group)),
          () -> review(group, party));
    }
  }

  private void review(String group, String party) {
    var called = chain.callCaseReview();
    while (called.isEmpty()) {
      chain.clock().moveBy(Duration.ofDays(31));
      called = chain.callCaseReview();
    }
    chain.nameForSheet(Staff.someoneOf(group), "caseReview");
    sheet(
        Staff.someoneOf(group),
        "Task_ReviewCases" + party,
        called.get().getId(),
        Map.of(
            "rows",
            List.of(
                Map.of(
                    "caseNumber", caseId.number(),
                    "discussed", true,
                    "first", Map.of("party", group, "what", "Ringa.", "by", today())))));
    step("Task_CarryOutDecision" + party, Map.of("carriedOut", "yes"));
  }

  private void triesToMoveOn() {
    step("Task_SuperviseParticipant", Map.of("participation", "ready"));
    assessed("no");
    start(
        "amf2",
        "transition",
        "raise-transition",
        filling.fill("raise-transition", Map.of("caseNumber", caseId.number()), today()));
    assessed("yes");
    step("Task_PlanTransition", Map.of("plannedStart", later(), "placeAtCorner", "kept"));
    step("Task_OfferHandover", Map.of("handoverOffered", "no"));
    days(95);
    step("Task_ConsiderNextStep", Map.of("nextStep", "notYet"));
    step("Task_RepeatSelfAssessment", Map.of("assessmentDone", "declined"));
    step("Task_FollowUp", Map.of("followUpResult", "readyForTransition", "phaseNow", "workReady"));
    step("Task_AnswerCornersFollowUp", Map.of("phaseNow", "soberHours"));
    assessed("yes");
    step("Task_PlanTransition", Map.of("plannedStart", later(), "placeAtCorner", "kept"));
    step("Task_OfferHandover", Map.of("handoverOffered", "yes"));
    step("Task_StartWorkTraining", Map.of("handoverAccepted", "no"));
  }

  private void startsWorkTrainingAndComesBack() {
    step("Task_SuperviseParticipant", Map.of("participation", "ready"));
    assessed("yes");
    step("Task_PlanTransition", Map.of("plannedStart", later(), "placeAtCorner", "kept"));
    step("Task_OfferHandover", Map.of("handoverOffered", "yes"));
    step("Task_StartWorkTraining", Map.of("handoverAccepted", "yes"));
    placeIsNoLongerKept(caseId);
    step("Task_FollowWorkTraining", Map.of("trainingState", "goesOn"));
    step("Task_CommentTransitionSof", Map.of());
    step("Task_CommentTransitionCorner", Map.of());
    step(
        "Task_ReconcileTransition", Map.of("transitionOutcome", "onward", "outcome", "internship"));
    step("Task_AcceptHandoverFromAmf", Map.of("handoverAccepted", "no"));
    step("Task_ReconcileTransition", Map.of("transitionOutcome", "backToCorner"));
    step("Task_AcceptHandoverFromAmf", Map.of("handoverAccepted", "yes"));
    place();
    enrolled("done", "workReady");
  }

  private void relapsesAndReturns() {
    step("Task_SuperviseParticipant", Map.of("participation", "relapse"));
    step("Task_HoldIndividualTalk", Map.of("afterTalk", "stays"));
    step("Task_SuperviseParticipant", Map.of("participation", "relapse"));
    step("Task_HoldIndividualTalk", Map.of("afterTalk", "leaves"));
    step("Task_DecidePauseCorner", Map.of("pauseDecision", "freed", "pauseUntil", soon()));
    step("Task_ConfirmAlertAmf", Map.of());
    step("Task_KeepContact", Map.of("contact", "continues"));
    step("Task_KeepContact", Map.of("contact", "returns", "reentry", "enrolment"));
    place();
    enrolled("done", "soberHours");
    start(
        "sof2",
        "pause-request",
        "request-pause",
        filling.fill(
            "request-pause",
            Map.of("caseNumber", caseId.number(), "pauseReason", "otherSupport"),
            today()));
    step("Task_DecidePauseSof", Map.of("pauseDecision", "kept", "pauseUntil", soon()));
    days(25);
    step("Task_DecideAfterPause", Map.of("contact", "returns", "reentry", "enrolment"));
    enrolled("done", "workReady");
  }

  private void discharged() {
    step(
        "Task_SuperviseParticipant",
        Map.of("participation", "discharge", "leavingReason", "ownChoice"));
    step("Task_HearSofOnDischarge", Map.of("dischargeView", "talkFirst"));
    step("Task_HoldDischargeTalk", Map.of("afterDischargeTalk", "discharge"));
    step("Task_DischargeParticipant", Map.of("outcome", "ownChoice", "sofTold", "yes"));
    step("Task_SummariseAndClose", agreesToBeAsked("done"));
  }

  private Map<String, Object> agreesToBeAsked(String assessment) {
    return Map.of(
        "assessmentDone", assessment, "afterCareConsent", "yes", "afterCareUntil", later());
  }

  private void askedAfterwards() {
    days(95);
    step("Task_FollowUpAfterClosureSof", Map.of("reached", "yes", "afterCareGoesOn", "yes"));
  }

  /** To work training, followed up by AMF, until the person has had enough. */
  private void movesOnAndWantsNoMore() {
    register("sof1", Map.of("source", "person"));
    step("Task_ReceiveCase", Map.of("reception", "accepted", "responsibleCaseworker", "sof2"));
    step("Task_ObtainConsent", consent("yes"));
    step("Task_AppointGuide", Map.of("guide", "amf2"));
    visit("wants");
    place(Map.of());
    step("Task_CarryOutTrial", Map.of("trialOutcome", "continues"));
    step("Task_CommentOnEnrolment", Map.of());
    step("Task_DecideEnrolment", Map.of("enrolled", "yes", "supervisor", "corner1"));
    enrolled("done", "workReady");
    step("Task_SuperviseParticipant", Map.of("participation", "ready"));
    assessed("yes");
    step("Task_PlanTransition", Map.of("plannedStart", later(), "placeAtCorner", "freed"));
    step("Task_OfferHandover", Map.of("handoverOffered", "yes"));
    step("Task_StartWorkTraining", Map.of("handoverAccepted", "yes"));
    step("Task_FollowWorkTraining", Map.of("trainingState", "goesOn"));
    step("Task_CommentTransitionSof", Map.of());
    step("Task_CommentTransitionCorner", Map.of());
    step(
        "Task_ReconcileTransition",
        Map.of("transitionOutcome", "onward", "outcome", "workTraining"));
    step("Task_AcceptHandoverFromAmf", Map.of("handoverAccepted", "yes"));
    step("Task_SummariseAndClose", agreesToBeAsked("declined"));
    days(95);
    step("Task_FollowUpAfterClosureAmf", Map.of("reached", "yes", "afterCareGoesOn", "yes"));
    start(
        "amf2",
        "after-care-end",
        "end-after-care",
        filling.fill("end-after-care", Map.of("caseNumber", caseId.number()), today()));
  }

  /** Twice: one round ends in the queue, the next is stopped. */
  private void openedAgain() {
    reopened();
    step("Task_ObtainConsent", consent("no"));
    step("Task_RequestPlace", Map.of("wantedFrom", later()));
    step("Task_ReservePlace", Map.of("placement", "queued"));
    step("Task_OfferPlace", Map.of("placement", "withdrawn"));
    step("Task_SummariseAfterReturn", declinesWhatIsAsked());
    reopened();
    start(
        "sof2",
        "stop-case",
        "stop-case",
        filling.fill(
            "stop-case", Map.of("caseNumber", caseId.number(), "stopReason", "moved"), today()));
    step("Task_SummariseAfterStop", declinesWhatIsAsked());
  }

  private static Map<String, Object> declinesWhatIsAsked() {
    return Map.of("assessmentDone", "declined", "afterCareConsent", "no");
  }

  private void reopened() {
    start(
        "sof2",
        "reopen-case",
        "reopen-case",
        filling.fill("reopen-case", Map.of("caseNumber", caseId.number()), today()));
    var reception = new HashMap<String, Object>();
    reception.put("reception", "accepted");
    reception.put("responsibleCaseworker", "sof2");
    reception.put("lifecareReference", null);
    step("Task_ReceiveCase", reception);
  }

  private String soon() {
    return chain.clock().today().plusDays(20).toString();
  }

  private void isPutRight() {
    for (var field :
        new String[] {"givenName", "familyName", "age", "sex", "phone", "identityNumber"}) {
      right(
          Map.of(
              "rightKind",
              "participant",
              "participantField",
              field,
              "newSex",
              "man",
              "newAge",
              96,
              "newIdentityKind",
              "reserve"));
    }
    right(
        Map.of(
            "rightKind", "form",
            "correctedForm", "Summera och avsluta",
            "correctedOn", today(),
            "correctedField", "Sammanfattning"));
    right(Map.of("rightKind", "objection"));
  }

  private void right(Map<String, ?> said) {
    var values = new HashMap<String, Object>(said);
    values.put("caseNumber", caseId.number());
    start(
        "sof2",
        "persons-rights",
        "record-persons-right",
        filling.fill("record-persons-right", values, today()));
  }

  private void keptAndLetGo() {
    hold(Map.of("holdAction", "hold", "holdUntil", later()));
    hold(Map.of("holdAction", "lift"));
  }

  private void hold(Map<String, ?> said) {
    var values = new HashMap<String, Object>(said);
    values.put("caseNumber", caseId.number());
    start("sofhead1", "retention-hold", "hold-case", filling.fill("hold-case", values, today()));
  }

  private void visit(String outcome) {
    step("Task_BookStudyVisit", Map.of());
    step("Task_ConfirmStudyVisit", Map.of("visitConfirmed", "yes", "supervisor", "corner1"));
    step("Task_CarryOutStudyVisit", Map.of("visitOutcome", outcome));
  }

  /** Nobody waits, so that nobody is passed by. */
  private void place() {
    var nothing = new HashMap<String, Object>();
    nothing.put("skipReason", null);
    place(nothing);
  }

  private void place(Map<String, ?> said) {
    step("Task_RequestPlace", Map.of("wantedFrom", later()));
    var reservation = new HashMap<String, Object>(said);
    reservation.put("placement", "reserved");
    reservation.put("placeFrom", later());
    step("Task_ReservePlace", reservation);
    consentsAtCorner();
  }

  private void consentsAtCorner() {
    step(
        "Task_ObtainConsentCorner",
        Map.of("cornerToSof", "yes", "cornerToAmf", "yes", "consentUntil", later()));
  }

  private void enrolled(String assessment, String phase) {
    var values = new HashMap<String, Object>(Map.of("phase", phase));
    if (assessment.equals("declined")) {
      // On fixed days the first time, some time in the week afterwards.
      values.put("sometimeInWeek", null);
    }
    step("Task_EnrolParticipant", values);
    step("Task_CarryOutSelfAssessment", Map.of("assessmentDone", assessment));
    step("Task_DrawUpRehabilitationPlan", Map.of("reviewOn", later()));
    step("Task_ConfirmGuide", Map.of("firstMeetingOn", later()));
    step(
        "Task_ObtainConsentAmf",
        Map.of("amfToSof", "yes", "amfToCorner", "yes", "consentUntil", later()));
    step("Task_ConfirmResponsibilitySof", Map.of());
    step("Task_ConfirmResponsibilityCorner", Map.of());
    step("Task_ConfirmResponsibilityAmf", Map.of());
  }

  private void assessed(String ready) {
    step("Task_CommentReadinessSof", Map.of());
    step("Task_CommentReadinessCorner", Map.of());
    step(
        "Task_AssessReadiness",
        Map.of("ready", ready, "guidelineMet", "no", "drugFreeSince", "1987-10-09"));
  }

  private Map<String, Object> consent(String toAmf) {
    var said = new HashMap<String, Object>();
    said.put("consentToCorner", "yes");
    said.put("consentToAmf", toAmf);
    said.put("consentUntil", later());
    return said;
  }

  /** The step goes past its day, and who secures it does. */
  private void late(String element, String secured) {
    var due = Objects.requireNonNull(chain.openStep(caseId, element).dueAt());
    chain.passTo(caseId, LocalDate.ofInstant(due, ClockConfiguration.ZONE).plusDays(1));
    chain.findOverdueSteps();
    step(secured, Map.of());
  }

  private void days(int days) {
    chain.passTo(caseId, chain.clock().today().plusDays(days));
  }

  private void step(String element, Map<String, ?> said) {
    var open = chain.openStep(caseId, element);
    var who = open.assignee() != null ? open.assignee() : Staff.someoneOf(open.candidate());
    var form = Filling.formOf(element);
    submit(who, caseId, element, form, filling.fill(form, said, today()));
  }
}
