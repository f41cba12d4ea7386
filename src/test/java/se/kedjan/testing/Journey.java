package se.kedjan.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import se.kedjan.access.CaseId;

/**
 * The ways through the chain as sentences: {@code
 * registeredBy("amf1").received().consents().visits("wants").getsPlace()…}. Each word does its
 * steps as the party that owns them and stops where somebody else must act.
 */
public final class Journey {

  public static final List<String> CATEGORIES =
      List.of("contact", "participation", "plan", "wellbeing", "deviation", "work");

  private static final AtomicInteger NUMBER = new AtomicInteger();
  private final Chain chain;
  private CaseId caseId;
  private String cornerTellsAmf = "yes";

  private Journey(Chain chain) {
    this.chain = chain;
  }

  public static Journey on(Chain chain) {
    return new Journey(chain);
  }

  /**
   * The same case from here on by another hand: through the browser, or straight to the services.
   */
  public Journey goesOn(Chain through) {
    var onward = new Journey(through);
    onward.caseId = caseId;
    return onward;
  }

  public CaseId caseId() {
    return caseId;
  }

  public Chain chain() {
    return chain;
  }

  public LocalDate today() {
    return chain.clock().today();
  }

  /** A plain participant with an own name. */
  public static Map<String, Object> someone(String source) {
    var form = new HashMap<String, Object>();
    form.put("source", source);
    form.put("givenName", "Prov");
    form.put("familyName", "Person" + NUMBER.incrementAndGet());
    form.put("age", 42);
    form.put("sex", "woman");
    form.put("sofContact", "yes");
    form.put("purposes", List.of("soberHours", "nextStep"));
    form.put("consentToSof", true);
    return form;
  }

  public Journey registeredBy(String staffId) {
    return registered(staffId, someone(staffId.replaceAll("\\d|head", "")));
  }

  public Journey registered(String staffId, Map<String, ?> form) {
    caseId = chain.start(staffId, "referral-chain", form);
    return this;
  }

  public Journey received() {
    return step(
        "Task_ReceiveCase", Map.of("reception", "accepted", "responsibleCaseworker", "sof2"));
  }

  public Journey receivedWithoutSofContact() {
    return step(
        "Task_ReceiveCase", Map.of("reception", "noSofContact", "responsibleCaseworker", "sof2"));
  }

  public Journey turnedAway(String reception) {
    return step(
        "Task_ReceiveCase",
        Map.of("reception", reception, "receptionReason", "Hör till en annan verksamhet."));
  }

  /** To everything, and AMF names its guide. */
  public Journey consents() {
    consent("yes", "yes");
    return step("Task_AppointGuide", Map.of("guide", "amf2"));
  }

  public Journey consent(String toCorner, String toAmf) {
    cornerTellsAmf = toAmf;
    return step("Task_ObtainConsent", sofsConsent(toCorner, toAmf));
  }

  /** All categories where the answer is yes. */
  public Map<String, Object> sofsConsent(String toCorner, String toAmf) {
    var form = terms(toCorner, toAmf);
    answer(form, "consentToCorner", "toCornerCategories", toCorner);
    answer(form, "consentToAmf", "toAmfCategories", toAmf);
    return form;
  }

  private Map<String, Object> terms(String... answers) {
    var form = new HashMap<String, Object>();
    if (List.of(answers).contains("yes")) {
      form.put("consentForm", "written");
      form.put("consentUntil", today().plusYears(2).toString());
    }
    form.put("consentInformed", true);
    return form;
  }

  private static void answer(
      Map<String, Object> form, String question, String categories, String answer) {
    form.put(question, answer);
    if ("yes".equals(answer)) {
      form.put(categories, CATEGORIES);
    }
  }

  /** What Corner may tell, at the place in the chain where it asks. */
  public Journey consentsAtCorner(String toSof, String toAmf) {
    var form = terms(toSof, toAmf);
    answer(form, "cornerToSof", "cornerToSofCategories", toSof);
    answer(form, "cornerToAmf", "cornerToAmfCategories", toAmf);
    return step("Task_ObtainConsentCorner", form);
  }

  public Journey consentsAtAmf(String toSof, String toCorner) {
    var form = terms(toSof, toCorner);
    answer(form, "amfToSof", "amfToSofCategories", toSof);
    answer(form, "amfToCorner", "amfToCornerCategories", toCorner);
    return step("Task_ObtainConsentAmf", form);
  }

  /** Somebody notes that a whole consent is withdrawn: {@code sofAmf} is what SOF tells AMF. */
  public Journey withdraws(String staffId, String direction) {
    return changesConsent(
        staffId, Map.of("consentChange", "withdrawn", "consentDirection", direction));
  }

  /** Only of some categories. */
  public Journey narrows(String staffId, String direction, String... categories) {
    return changesConsent(
        staffId,
        Map.of(
            "consentChange",
            "narrowed",
            "consentDirection",
            direction,
            "consentCategories",
            List.of(categories)));
  }

  public Journey givesAnew(String staffId, String direction) {
    return changesConsent(
        staffId,
        Map.of(
            "consentChange",
            "given",
            "consentDirection",
            direction,
            "consentCategories",
            CATEGORIES,
            "consentForm",
            "written",
            "consentUntil",
            today().plusYears(2).toString()));
  }

  private Journey changesConsent(String staffId, Map<String, ?> said) {
    var form = new HashMap<String, Object>(said);
    form.put("caseNumber", caseId.number());
    form.put("saidOn", today().toString());
    chain.start(staffId, "consent-change", form);
    return this;
  }

  /** The party has been alerted and says that it knows. */
  public Journey confirmsAlert(String party) {
    return step("Task_ConfirmAlert" + party, Map.of("alertConfirmed", true));
  }

  public Journey sofDecides(String afterWithdrawal) {
    return step("Task_DecideAfterWithdrawal", Map.of("afterWithdrawal", afterWithdrawal));
  }

  public Journey booksVisit() {
    return step(
        "Task_BookStudyVisit",
        Map.of("visitOn", today().toString(), "visitTime", "09:30", "escort", "boende1"));
  }

  public Journey confirmsVisit() {
    return step("Task_ConfirmStudyVisit", Map.of("visitConfirmed", "yes", "supervisor", "corner1"));
  }

  /** Books, confirms and carries out the study visit. */
  public Journey visits(String outcome) {
    booksVisit().confirmsVisit();
    var form = new HashMap<String, Object>();
    form.put("visitOutcome", outcome);
    if (!"noShow".equals(outcome)) {
      form.put("visitedOn", today().toString());
      form.put("honestyExplained", true);
    }
    return step("Task_CarryOutStudyVisit", form);
  }

  public Journey asksForPlace() {
    return step("Task_RequestPlace", Map.of("placeNeeds", "Helst förmiddagar."));
  }

  public Journey getsPlace() {
    return asksForPlace()
        .step("Task_ReservePlace", Map.of("placement", "reserved", "placeFrom", today().toString()))
        .consentsAtCorner("yes", cornerTellsAmf);
  }

  public Journey queues() {
    return asksForPlace()
        .step("Task_ReservePlace", Map.of("placement", "queued", "queueReason", "Fullt just nu."));
  }

  public Journey tries(String outcome) {
    var form = new HashMap<String, Object>();
    form.put("trialOutcome", outcome);
    if (!"extended".equals(outcome)) {
      form.put("trialEndedOn", today().toString());
    }
    form.put("daysAttended", 9);
    return step("Task_CarryOutTrial", form);
  }

  public Journey decides(String enrolled) {
    step("Task_CommentOnEnrolment", Map.of("opinion", "for"));
    var form = new HashMap<String, Object>();
    form.put("enrolled", enrolled);
    form.put(
        "yes".equals(enrolled) ? "supervisor" : "decisionReason",
        "yes".equals(enrolled) ? "corner1" : "Annan verksamhet passar bättre.");
    return step("Task_DecideEnrolment", form);
  }

  /** All that belongs to the enrolment, up to Corner supervising the participant. */
  public Journey isEnrolled() {
    step("Task_EnrolParticipant", enrolment());
    step("Task_CarryOutSelfAssessment", selfAssessment());
    step(
        "Task_DrawUpRehabilitationPlan",
        Map.of(
            "rehabilitationGoals", "Fler nyktra timmar.",
            "supportMeasures", "Samtal varje vecka.",
            "reviewOn", today().plusMonths(3).toString()));
    if (isAt("Task_ConfirmGuide")) {
      step("Task_ConfirmGuide", Map.of("guideConfirmed", true));
      consentsAtAmf("yes", "yes");
    }
    step("Task_ConfirmResponsibilitySof", Map.of("responsibilityConfirmed", true));
    step("Task_ConfirmResponsibilityCorner", Map.of("responsibilityConfirmed", true));
    if (isAt("Task_ConfirmResponsibilityAmf")) {
      step("Task_ConfirmResponsibilityAmf", Map.of("responsibilityConfirmed", true));
    }
    return this;
  }

  public Map<String, Object> enrolment() {
    var form = new HashMap<String, Object>();
    form.put("enrolledOn", today().toString());
    form.put("tasks", "Snickeri och lunch.");
    form.put("goals", "Komma i tid tre dagar i veckan.");
    form.put("weekdays", List.of("mon", "wed", "fri"));
    form.put("hoursPerDay", 5);
    form.put("partOfDay", "morning");
    form.put("phase", "soberHours");
    return form;
  }

  public Map<String, Object> selfAssessment() {
    var form = new HashMap<String, Object>();
    form.put("assessmentDone", "done");
    for (var scale :
        List.of(
            "motivation",
            "selfEsteem",
            "physicalHealth",
            "mentalHealth",
            "loneliness",
            "housing",
            "economy",
            "network")) {
      form.put(scale, 4);
    }
    form.put("soberDays", 12);
    form.put("soberHoursPerWeek", 60);
    return form;
  }

  /** From nothing to all that is consented to, the straight way. */
  public Journey consentedStraight(String registeredBy) {
    return registeredBy(registeredBy).received().consents();
  }

  /** From nothing to the wish to begin after the visit, the straight way. */
  public Journey wantsToBegin(String registeredBy) {
    return consentedStraight(registeredBy).visits("wants");
  }

  /** From nothing to the trial, the straight way. */
  public Journey onTrialStraight(String registeredBy) {
    return wantsToBegin(registeredBy).getsPlace();
  }

  /** From nothing to enrolled, the straight way. */
  public Journey enrolledStraight(String registeredBy) {
    return onTrialStraight(registeredBy).tries("continues").decides("yes").isEnrolled();
  }

  public Journey happens(String participation) {
    return step(
        "Task_SuperviseParticipant",
        Map.of("participation", participation, "happenedOn", today().toString()));
  }

  /**
   * This week's days of the case so, all else at Corner as planned. On its Friday, by corner1; the
   * week must not be registered yet.
   */
  public Journey weekIsRegistered(String status, String... days) {
    var task = chain.openAttendanceWeek().orElseThrow();
    chain.nameForSheet("corner1", "attendance");
    chain.claim("corner1", task);
    var sheet = WeekSheet.of(chain.prefillOf("corner1", task)).away(caseId, status, days);
    chain.completeTask("corner1", task, sheet.form());
    return this;
  }

  public Journey isContactedAfterAbsence() {
    return step(
        "Task_ContactParticipant", Map.of("contactedOn", today().toString(), "reached", "yes"));
  }

  /** Corner's decision: {@code continues}, {@code pauses} or {@code discharges}. */
  public Journey absenceIsAssessed(String decision) {
    return step(
        "Task_AssessAbsence",
        Map.of("absenceDecision", decision, "assessmentNote", "Samtal varje måndag."));
  }

  /** SOF is told before a discharge. */
  public Journey sofWantsATalkFirst(String talkWanted) {
    return step("Task_ConsiderDischarge", Map.of("talkWanted", talkWanted));
  }

  public Journey sofTalksBeforeDischarge() {
    return step(
        "Task_HoldTalkBeforeDischarge",
        Map.of("talkHeldOn", today().toString(), "participantWants", "stays"));
  }

  /** Whoever leaves after the talk pauses, for half a year at most, and the place is free. */
  public Journey talks(String afterTalk) {
    step(
        "Task_HoldIndividualTalk",
        Map.of("talkOn", today().toString(), "raisedWithSof", "yes", "afterTalk", afterTalk));
    return "leaves".equals(afterTalk) ? pauses("freed") : this;
  }

  /** Corner reports something with a reason of its own. */
  public Journey happens(String participation, String leavingReason) {
    return step(
        "Task_SuperviseParticipant",
        Map.of(
            "participation",
            participation,
            "leavingReason",
            leavingReason,
            "happenedOn",
            today().toString()));
  }

  /** SOF learns that the participant cannot come: {@code lvm}. */
  public Journey isReportedAway(String staffId, String reason) {
    chain.start(
        staffId, "pause-request", Map.of("caseNumber", caseId.number(), "pauseReason", reason));
    return this;
  }

  /** Whoever decides by the table: {@code kept}, {@code freed}, or {@code none} after all. */
  public Journey pauses(String decision) {
    return pauses(decision, today().plusMonths(6));
  }

  public Journey pauses(String decision, LocalDate until) {
    var form = new HashMap<String, Object>();
    form.put("pauseDecision", decision);
    if (!"none".equals(decision)) {
      form.put("pauseUntil", until.toString());
    }
    return step(
        isAt("Task_DecidePauseSof") ? "Task_DecidePauseSof" : "Task_DecidePauseCorner", form);
  }

  /** SOF, when the planned day has come: {@code continues}, {@code returns} or {@code ends}. */
  public Journey afterPause(String contact) {
    var form = new HashMap<String, Object>();
    form.put("contact", contact);
    form.put("contactedOn", today().toString());
    switch (contact) {
      case "continues" -> form.put("pauseUntil", today().plusMonths(6).toString());
      case "returns" -> form.put("reentry", "enrolment");
      default -> form.put("outcome", "ownChoice");
    }
    return step("Task_DecideAfterPause", form);
  }

  public Journey contact(String contact) {
    var form = new HashMap<String, Object>();
    form.put("contact", contact);
    form.put("contactedOn", today().toString());
    if (contact.equals("ends")) {
      form.put("outcome", "relapse");
    }
    return step("Task_KeepContact", form);
  }

  public Journey comesBackTo(String reentry) {
    return step(
        "Task_KeepContact",
        Map.of("contact", "returns", "reentry", reentry, "contactedOn", today().toString()));
  }

  /** Corner notes that something did not go as planned. */
  public Journey deviates(String kind) {
    chain.start(
        "corner1",
        "deviation",
        Map.of(
            "caseNumber",
            caseId.number(),
            "deviationKind",
            kind,
            "happenedOn",
            today().toString(),
            "deviationNote",
            "Kom sent och gick tidigt."));
    return this;
  }

  public Journey talksAboutDeviation(String raised) {
    return step(
        "Task_HoldDeviationTalk",
        Map.of(
            "talkOn",
            today().toString(),
            "deviationRaised",
            raised,
            "talkNote",
            "Vill fortsätta."));
  }

  public Journey sofAssessesDeviation(String planChange) {
    return step(
        "Task_AssessDeviation", Map.of("planChange", planChange, "sofNote", "Tätare samtal."));
  }

  public Journey changesPlan() {
    return step(
        "Task_ChangePlanAndSupport",
        Map.of(
            "changedOn",
            today().toString(),
            "changedPlan",
            "Två dagar i veckan till att börja med."));
  }

  /** Somebody of a party asks the others to meet about the case. */
  public Journey isCalledTo(String staffId, LocalDate day, String... invited) {
    chain.start(
        staffId,
        "multi-party-meeting",
        Map.of(
            "caseNumber",
            caseId.number(),
            "meetingDate",
            day.toString(),
            "meetingTime",
            "09:30",
            "invited",
            List.of(invited),
            "meetingPurpose",
            "Hur går vi vidare?"));
    return this;
  }

  /** Whoever called the meeting of that day says that it will not be. */
  public Journey callsOffMeeting(String staffId, LocalDate day) {
    chain.start(
        staffId,
        "meeting-cancellation",
        Map.of(
            "caseNumber", caseId.number(),
            "meetingDate", day.toString(),
            "callOffReason", "Deltagaren är sjuk."));
    return this;
  }

  /** {@code Sof} says that it comes. */
  public Journey confirmsMeeting(String party) {
    return step("Task_ConfirmMeeting" + party, Map.of("canCome", "yes"));
  }

  /** Each decision is a party and what it does, within ten days. */
  public Journey documentsMeeting(String party, String... decidedFor) {
    var form = new HashMap<String, Object>();
    form.put("meetingHeld", "yes");
    form.put("came", List.of("participant", "sof"));
    form.put("agreed", "Vi fortsätter som planerat.");
    var which = List.of("first", "second", "third");
    for (var i = 0; i < decidedFor.length; i++) {
      form.put(which.get(i) + "Party", decidedFor[i]);
      form.put(which.get(i) + "What", "Ringa deltagaren.");
      form.put(which.get(i) + "By", today().plusDays(10).toString());
    }
    return step("Task_DocumentMeeting" + party, form);
  }

  public Journey carriesOutDecision(String party) {
    return step(
        "Task_CarryOutDecision" + party,
        Map.of("carriedOut", "yes", "carriedOutOn", today().toString()));
  }

  /** Corner wants it, SOF is heard and has nothing against it. */
  public Journey isDischarged(String outcome) {
    return happens("discharge", outcome).sofSays("goesOn").leavesForGood(outcome);
  }

  public Journey sofSays(String dischargeView) {
    return step("Task_HearSofOnDischarge", Map.of("dischargeView", dischargeView));
  }

  /** The talk that SOF has asked for. */
  public Journey talksBeforeDischarge(String afterDischargeTalk) {
    return step(
        "Task_HoldDischargeTalk",
        Map.of("talkOn", today().toString(), "afterDischargeTalk", afterDischargeTalk));
  }

  public Journey leavesForGood(String outcome) {
    return step(
        "Task_DischargeParticipant",
        Map.of(
            "outcome",
            outcome,
            "dischargedOn",
            today().toString(),
            "dischargeReason",
            "Enligt överenskommelse.",
            "sofTold",
            "yes"));
  }

  /** Somebody of any party learns why the case cannot go on: {@code deceased}, {@code moved}. */
  public Journey isStopped(String staffId, String stopReason) {
    var form = new HashMap<String, Object>();
    form.put("caseNumber", caseId.number());
    form.put("stopReason", stopReason);
    form.put("stoppedOn", today().toString());
    if (stopReason.equals("deceased")) {
      form.put("deathConfirmed", true);
    }
    chain.start(staffId, "stop-case", form);
    return this;
  }

  /** What follows for the participant when the agreement ends. */
  public Journey plansAgreementEnd(String agreementPlan) {
    return step(
        "Task_PlanAgreementEnd",
        Map.of(
            "agreementPlan", agreementPlan,
            "participantTold", "yes",
            "agreementNote", "Boendestödet tar vid i januari."));
  }

  /** What was planned does not hold any longer, and is planned anew. */
  public Journey changesAgreementPlan(String staffId) {
    chain.start(staffId, "agreement-plan-change", Map.of("caseNumber", caseId.number()));
    return this;
  }

  public Journey isReopened(String staffId) {
    chain.start(
        staffId,
        "reopen-case",
        Map.of("caseNumber", caseId.number(), "reopenNote", "Vill börja om."));
    return this;
  }

  public Journey isSummarised() {
    return isSummarised("Task_SummariseAndClose");
  }

  public Journey isSummarised(String element) {
    var form = summary();
    if (!element.equals("Task_SummariseAfterWithdrawal")) {
      form.put("assessmentDone", "notApplicable");
      form.put("afterCareConsent", "no");
    }
    return step(element, form);
  }

  /** With a consent to be asked afterwards, that tells SOF and the given parties. */
  public Journey isSummarisedWithAfterCare(LocalDate until, String... receivers) {
    return isSummarisedWithAfterCare("Task_SummariseAndClose", until, receivers);
  }

  public Journey isSummarisedWithAfterCare(String element, LocalDate until, String... receivers) {
    var form = summary();
    form.putAll(selfAssessment());
    form.put("afterCareConsent", "yes");
    form.put("afterCareUntil", until.toString());
    form.put("afterCareReceivers", List.of(receivers));
    return step(element, form);
  }

  private Map<String, Object> summary() {
    var form = new HashMap<String, Object>(purposesMet());
    form.put("summary", "Deltagaren har fått en fast vardag.");
    form.put("closedOn", today().toString());
    return form;
  }

  private static Map<String, Object> purposesMet() {
    return Map.of(
        "purposeSoberHours", "yes",
        "purposePreventLvm", "partly",
        "purposePreventPlacement", "notApplicable",
        "purposeHousing", "tooEarly",
        "purposeNextStep", "yes");
  }

  /** SOF's three questions, with what else is said. */
  public Journey followsUp(String result, Map<String, ?> said) {
    var form = new HashMap<String, Object>(purposesMet());
    form.put("followedUpOn", today().toString());
    form.put("effects", "Bättre sömn.");
    form.put("independence", "Sköter sina tider.");
    form.put("phaseNow", "soberHours");
    form.put("followUpResult", result);
    form.putAll(said);
    return step("Task_FollowUp", form);
  }

  /** SOF learns that the participant has been drug-free since the day. */
  public Journey isDrugFreeSince(LocalDate day) {
    return followsUp(
        "continues", Map.of("drugFreeSince", day.toString(), "drugFreeBasis", "selfReported"));
  }

  /** Corner's six questions, all with the same answer. */
  public Journey cornerAnswers(String answer, Map<String, ?> said) {
    var form = new HashMap<String, Object>();
    for (var question :
        List.of(
            "hasSofContact",
            "moreSoberHours",
            "moreMotivation",
            "moreSelfEsteem",
            "lessLoneliness",
            "betterPhysicalHealth",
            "betterMentalHealth")) {
      form.put(question, answer);
    }
    form.put("answeredOn", today().toString());
    form.put("phaseNow", "soberHours");
    form.putAll(said);
    return step("Task_AnswerCornersFollowUp", form);
  }

  public Journey repeatsSelfAssessment() {
    return step("Task_RepeatSelfAssessment", selfAssessment());
  }

  public Journey considersNextStep(String nextStep) {
    return step(
        "Task_ConsiderNextStep",
        "raised".equals(nextStep)
            ? Map.of("nextStep", "raised")
            : Map.of("nextStep", "notYet", "notYetReason", "Bostaden behöver bli klar först."));
  }

  /**
   * After the end: {@code Sof} or {@code Amf} reaches the person, who may be asked again or not.
   */
  public Journey isAskedAfterwards(String by, String goesOn) {
    return step(
        "Task_FollowUpAfterClosure" + by,
        Map.of(
            "checkedOn", today().toString(),
            "reached", "yes",
            "workNow", "workTraining",
            "sobrietyNow", "drugFree",
            "housingNow", "stable",
            "afterCareGoesOn", goesOn));
  }

  public Journey endsAfterCare(String staffId) {
    chain.start(
        staffId,
        "after-care-end",
        Map.of(
            "caseNumber", caseId.number(),
            "afterCareEndedBy", "withdrawn",
            "saidOn", today().toString()));
    return this;
  }

  /** Both are heard, AMF finds the participant ready or not. */
  public Journey isAssessed(String ready) {
    step("Task_CommentReadinessSof", Map.of("readinessOpinion", "ready"));
    step("Task_CommentReadinessCorner", Map.of("readinessOpinion", "ready"));
    var form = new HashMap<String, Object>();
    form.put("ready", ready);
    form.put("drugFreeSince", today().minusMonths(2).toString());
    form.put("drugFreeBasis", "selfReported");
    if ("yes".equals(ready)) {
      form.put("guidelineMet", "no");
      form.put("deviationReason", "Stabil boendesituation och stark vilja.");
      form.put("workCapacity", "partial");
      form.put("jobMatcher", "no");
    }
    return step("Task_AssessReadiness", form);
  }

  public Journey startsWorkTraining() {
    return plansTransition("workTraining").isHandedOver().amfTakesOver("yes");
  }

  public Journey plansTransition(String kind) {
    return step(
        "Task_PlanTransition",
        Map.of(
            "transitionKind",
            kind,
            "plannedStart",
            today().plusDays(7).toString(),
            "transitionPlan",
            "Tre dagar i veckan till att börja med.",
            "plannedHours",
            15,
            "contactPerson",
            "Butikschefen på Återbruket.",
            "placeAtCorner",
            "kept"));
  }

  public Journey isHandedOver() {
    return step("Task_OfferHandover", Map.of("handoverOffered", "yes"));
  }

  public Journey amfTakesOver(String accepted) {
    var form = new HashMap<String, Object>();
    form.put("handoverAccepted", accepted);
    if ("yes".equals(accepted)) {
      form.put("startedOn", today().toString());
      form.put("workplace", "Återbruket");
      form.put("hoursPerWeek", 15);
    } else {
      form.put("refusalReason", "Arbetsplatsen kan inte ta emot nu.");
    }
    return step("Task_StartWorkTraining", form);
  }

  /** Three weeks later SOF and Corner are heard, and AMF says how it went. */
  public Journey isReconciled(String transitionOutcome, String outcome) {
    passDays(21).checksWorkTraining("goesOn");
    step("Task_CommentTransitionSof", Map.of("transitionOpinion", "works"));
    step("Task_CommentTransitionCorner", Map.of("transitionOpinion", "works"));
    return reconciles(transitionOutcome, outcome);
  }

  /** AMF's standing step ends: it is time to reconcile. */
  public Journey checksWorkTraining(String state) {
    return step(
        "Task_FollowWorkTraining", Map.of("trainingState", state, "checkedOn", today().toString()));
  }

  public Journey reconciles(String transitionOutcome, String outcome) {
    var form = new HashMap<String, Object>();
    form.put("transitionOutcome", transitionOutcome);
    if ("onward".equals(transitionOutcome)) {
      form.put("outcome", outcome);
    }
    form.put("reconciledOn", today().toString());
    return step("Task_ReconcileTransition", form);
  }

  public Journey sofTakesBack(String accepted) {
    var form = new HashMap<String, Object>();
    form.put("handoverAccepted", accepted);
    if ("no".equals(accepted)) {
      form.put("refusalReason", "Avstämningen behöver göras om.");
    }
    return step("Task_AcceptHandoverFromAmf", form);
  }

  public Journey step(String element, Map<String, ?> form) {
    chain.complete(caseId, element, form);
    return this;
  }

  public Journey passDays(int days) {
    chain.passTo(caseId, today().plusDays(days));
    return this;
  }

  public boolean isAt(String element) {
    return chain.openSteps(caseId).contains(element);
  }

  /**
   * The case waits for exactly these steps; alerts, which stand beside the chain, are asked for.
   */
  public Journey waitsFor(String... elements) {
    assertThat(chain.openSteps(caseId))
        .filteredOn(
            step -> !step.startsWith("Task_ConfirmAlert") || List.of(elements).contains(step))
        .containsExactlyInAnyOrder(elements);
    return this;
  }
}
