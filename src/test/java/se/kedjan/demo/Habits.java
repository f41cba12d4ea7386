package se.kedjan.demo;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import se.kedjan.access.CaseId;
import se.kedjan.demo.Person.Onward;
import se.kedjan.demo.Person.Relapse;
import se.kedjan.demo.Person.Return;
import se.kedjan.demo.Person.Turn;
import se.kedjan.testing.WeekSheet;

/**
 * What staff type into each form for a person, and on which day: empty as long as the step is left
 * to lie.
 */
final class Habits {

  private static final List<String> SCALES =
      List.of(
          "motivation",
          "selfEsteem",
          "physicalHealth",
          "mentalHealth",
          "loneliness",
          "housing",
          "economy",
          "network");

  private final Person person;

  /** How many of the person's events have been registered. */
  private int happened;

  Habits(Person person) {
    this.person = person;
  }

  Map<String, Object> interest() {
    var form = new HashMap<String, Object>();
    form.put("source", person.registeredBy().replaceAll("\\d", ""));
    form.put("givenName", person.givenName());
    form.put("familyName", person.familyName());
    if (person.identityNumber() != null) {
      form.put("identityKind", "personal");
      form.put("identityNumber", person.identityNumber());
    }
    form.put("age", person.age());
    form.put("sex", person.sex());
    form.put("sofContact", "yes");
    form.put(
        "purposes",
        person.age() % 2 == 0
            ? List.of("soberHours", "nextStep")
            : List.of("soberHours", "preventLvm", "housing"));
    form.put("parallelTreatment", person.age() % 3 == 0 ? "yes" : "no");
    form.put("consentToSof", true);
    return form;
  }

  /**
   * @param waited days since the step was opened
   * @param free whether a place is free, for whoever decides on one
   */
  Optional<Map<String, Object>> form(
      String step, LocalDate today, long waited, BooleanSupplier free) {
    var event = next(today);
    return switch (step) {
      case "Task_ReceiveCase" -> after(1, waited, reception());
      case "Task_ObtainConsent" -> after(2, waited, consent(today));
      case "Task_ObtainConsentCorner" -> after(0, waited, consent("corner", "Amf", today));
      case "Task_ObtainConsentAmf" -> after(0, waited, consent("amf", "Corner", today));
      case "Task_AppointGuide" -> after(2, waited, Map.of("guide", person.guide()));
      case "Task_BookStudyVisit" ->
          after(
              1,
              waited,
              Map.of(
                  "visitOn",
                  today.plusDays(6).toString(),
                  "visitTime",
                  "09:30",
                  "escort",
                  "boende1"));
      case "Task_ConfirmStudyVisit" ->
          after(1, waited, Map.of("visitConfirmed", "yes", "supervisor", person.supervisor()));
      case "Task_CarryOutStudyVisit" -> after(6, waited, visit(today));
      case "Task_RequestPlace" -> after(1, waited, Map.of("placeNeeds", "Helst förmiddagar."));
      case "Task_ReservePlace" -> waited >= 1 ? Optional.of(place(today, free)) : Optional.empty();
      case "Task_OfferPlace" ->
          waited >= 28 || free.getAsBoolean() ? Optional.of(place(today, free)) : Optional.empty();
      case "Task_CarryOutTrial" ->
          person.turn() == Turn.STILL_ON_TRIAL ? Optional.empty() : after(27, waited, trial(today));
      case "Task_CommentOnEnrolment" -> after(1, waited, Map.of("opinion", "for"));
      case "Task_DecideEnrolment" ->
          after(1, waited, Map.of("enrolled", "yes", "supervisor", person.supervisor()));
      case "Task_EnrolParticipant" -> after(1, waited, enrolment(today));
      case "Task_CarryOutSelfAssessment" -> after(4, waited, selfAssessment());
      case "Task_DrawUpRehabilitationPlan" -> after(8, waited, rehabilitation(today));
      case "Task_ConfirmGuide" -> after(2, waited, Map.of("guideConfirmed", true));
      case "Task_ConfirmResponsibilitySof",
          "Task_ConfirmResponsibilityCorner",
          "Task_ConfirmResponsibilityAmf" ->
          after(2, waited, Map.of("responsibilityConfirmed", true));
      case "Task_ConfirmAlertSof", "Task_ConfirmAlertCorner", "Task_ConfirmAlertAmf" ->
          after(1, waited, Map.of("alertConfirmed", true));
      case "Task_HoldDeviationTalk" ->
          after(1, waited, Map.of("talkOn", today.toString(), "deviationRaised", "yes"));
      case "Task_AssessDeviation" ->
          after(
              2,
              waited,
              Map.of("planChange", "yes", "sofNote", "Kortare dagar under ett par veckor."));
      case "Task_ChangePlanAndSupport" ->
          after(
              1,
              waited,
              Map.of(
                  "changedOn",
                  today.toString(),
                  "changedPlan",
                  "Tre timmar om dagen till att börja med."));
      case "Task_ConfirmMeetingSof", "Task_ConfirmMeetingCorner", "Task_ConfirmMeetingAmf" ->
          after(1, waited, Map.of("canCome", "yes"));
      case "Task_DocumentMeetingSof", "Task_DocumentMeetingCorner", "Task_DocumentMeetingAmf" ->
          after(
              0,
              waited,
              Map.of(
                  "meetingHeld", "yes",
                  "came", List.of("participant", "sof", "corner"),
                  "agreed", "Fortsätta enligt planen och höra av oss varje vecka.",
                  "firstParty", "sof",
                  "firstWhat", "Ringa deltagaren en gång i veckan.",
                  "firstBy", today.plusDays(14).toString()));
      case "Task_CarryOutDecisionSof", "Task_CarryOutDecisionCorner", "Task_CarryOutDecisionAmf" ->
          after(4, waited, Map.of("carriedOut", "yes", "carriedOutOn", today.toString()));
      case "Task_PlanAgreementEnd" -> after(6, waited, agreementEnd());
      case "Task_FollowUp" -> after(5, waited, followUp(today));
      case "Task_AnswerCornersFollowUp" -> after(6, waited, cornersAnswers(today));
      case "Task_RepeatSelfAssessment" -> after(7, waited, selfAssessment());
      case "Task_SuperviseParticipant" -> event.map(e -> happens(e, today));
      case "Task_ContactParticipant" ->
          after(
              1,
              waited,
              Map.of(
                  "contactedOn",
                  today.toString(),
                  "reached",
                  "yes",
                  "absenceNote",
                  "Har hjälpt en vän med en flytt och glömde höra av sig."));
      case "Task_AssessAbsence" ->
          after(
              1,
              waited,
              Map.of(
                  "absenceDecision",
                  "continues",
                  "assessmentNote",
                  "Hör av sig på morgonen framöver om det inte går att komma."));
      case "Task_HoldIndividualTalk" -> after(1, waited, talk(today));
      case "Task_DecidePauseSof" ->
          after(
              0,
              waited,
              Map.of("pauseDecision", "kept", "pauseUntil", today.plusDays(21).toString()));
      case "Task_DecidePauseCorner" ->
          after(
              0,
              waited,
              Map.of("pauseDecision", "freed", "pauseUntil", today.plusMonths(6).toString()));
      case "Task_DecideAfterPause" ->
          event.isPresent() && event.get() instanceof Return back
              ? Optional.of(comeBack(back, today))
              : after(
                  2,
                  waited,
                  Map.of(
                      "contact",
                      "continues",
                      "contactedOn",
                      today.toString(),
                      "pauseUntil",
                      today.plusMonths(6).toString()));
      case "Task_HearSofOnDischarge" -> after(1, waited, Map.of("dischargeView", "goesOn"));
      case "Task_KeepContact" ->
          event.isPresent() && event.get() instanceof Return back
              ? Optional.of(comeBack(back, today))
              : after(
                  28,
                  waited,
                  Map.of(
                      "contact",
                      "continues",
                      "contactedOn",
                      today.toString(),
                      "contactNote",
                      "Kommer på luncherna och vill komma tillbaka när det går."));
      case "Task_CommentReadinessSof", "Task_CommentReadinessCorner" ->
          after(3, waited, Map.of("readinessOpinion", "ready"));
      case "Task_AssessReadiness" ->
          onward().outcome() == null ? Optional.empty() : after(4, waited, assessment(today));
      case "Task_PlanTransition" ->
          after(
              4,
              waited,
              Map.of(
                  "transitionKind",
                  onward().kind(),
                  "plannedStart",
                  today.plusDays(10).toString(),
                  "transitionPlan",
                  "Tre dagar i veckan till att börja med, handledaren på Corner är med första dagen.",
                  "plannedHours",
                  15,
                  "contactPerson",
                  "Butikschefen",
                  "placeAtCorner",
                  "kept"));
      case "Task_OfferHandover" -> after(1, waited, Map.of("handoverOffered", "yes"));
      case "Task_StartWorkTraining" ->
          after(
              5,
              waited,
              Map.of(
                  "handoverAccepted",
                  "yes",
                  "startedOn",
                  today.toString(),
                  "workplace",
                  "Second hand-butiken",
                  "hoursPerWeek",
                  15));
      case "Task_FollowWorkTraining" ->
          after(19, waited, Map.of("trainingState", "goesOn", "checkedOn", today.toString()));
      case "Task_CommentTransitionSof", "Task_CommentTransitionCorner" ->
          after(1, waited, Map.of("transitionOpinion", goesBack() ? "backToCorner" : "works"));
      case "Task_ReconcileTransition" -> after(1, waited, reconciliation(today));
      case "Task_AcceptHandoverFromAmf" -> after(1, waited, Map.of("handoverAccepted", "yes"));
      case "Task_SummariseAndClose" -> after(3, waited, summary(today));
      case "Task_SummariseAfterStop" -> after(2, waited, summaryAfterStop(today));
      case "Task_DecideAfterWithdrawal" -> after(1, waited, Map.of("afterWithdrawal", "goesOn"));
      case "Task_FollowUpAfterClosureSof", "Task_FollowUpAfterClosureAmf" ->
          after(4, waited, afterwards(today));
      case "Task_ConsiderNextStep" ->
          after(
              2,
              waited,
              Map.of("nextStep", "notYet", "notYetReason", "Bostaden behöver bli klar först."));
      case "Task_SecureStepSof",
          "Task_SecureStepCorner",
          "Task_SecureStepAmf",
          "Task_SecureStepProcessOwner" ->
          after(1, waited, Map.of("measure", "reminded"));
      default -> throw new IllegalArgumentException("No habit for " + step);
    };
  }

  /** Now and then ill, seldom something else; for one, three days without a word. */
  void away(WeekSheet sheet, CaseId caseId, LocalDate day) {
    var planned = sheet.planned(caseId);
    if (planned.isEmpty()) {
      return;
    }
    var week = day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    if (person.missedWeek() == week) {
      sheet.away(caseId, "unreported", planned.toArray(String[]::new));
    } else if ((person.age() + week) % 11 == 0) {
      sheet.away(caseId, "sick", planned.get(0));
    } else if ((person.age() + week) % 23 == 0) {
      sheet.away(caseId, "excused", planned.get(planned.size() - 1));
    }
  }

  /** Who is away after a relapse gets another support; the others count on a new agreement. */
  private Map<String, Object> agreementEnd() {
    var away =
        !person.events().isEmpty()
            && person.events().get(person.events().size() - 1) instanceof Relapse;
    return Map.of(
        "agreementPlan",
        away ? "transfers" : "goesOn",
        "participantTold",
        "yes",
        "agreementNote",
        away
            ? "Boendestödet håller kontakten om Corner inte får ett nytt avtal."
            : "Fortsätter tre dagar i veckan. Förhandling om nytt avtal pågår.");
  }

  private static Optional<Map<String, Object>> after(
      int days, long waited, Map<String, Object> form) {
    return waited >= days ? Optional.of(form) : Optional.empty();
  }

  /** The person's next event, once its day has come. */
  private Optional<Person.Event> next(LocalDate today) {
    return happened < person.events().size() && !person.events().get(happened).on().isAfter(today)
        ? Optional.of(person.events().get(happened))
        : Optional.empty();
  }

  private Onward onward() {
    return (Onward) person.events().get(happened - 1);
  }

  private boolean goesBack() {
    return "backToCorner".equals(onward().outcome());
  }

  private Map<String, Object> reception() {
    return person.turn() == Turn.REFUSED
        ? Map.of(
            "reception", "refused", "receptionReason", "Behovet möts bättre av en annan insats.")
        : Map.of("reception", "accepted", "responsibleCaseworker", person.sof());
  }

  private Map<String, Object> consent(LocalDate today) {
    var form = new HashMap<String, Object>();
    form.put("consentToCorner", "yes");
    form.put("toCornerCategories", List.of("contact", "participation", "plan"));
    form.put("consentToAmf", "yes");
    form.put("toAmfCategories", List.of("contact", "participation", "plan", "work"));
    terms(form, today);
    return form;
  }

  /** What Corner or AMF may tell the two others. */
  private static Map<String, Object> consent(String from, String other, LocalDate today) {
    var form = new HashMap<String, Object>();
    for (var to : List.of("Sof", other)) {
      form.put(from + "To" + to, "yes");
      form.put(
          from + "To" + to + "Categories",
          List.of("contact", "participation", "plan", "deviation", "work"));
    }
    terms(form, today);
    return form;
  }

  private static void terms(Map<String, Object> form, LocalDate today) {
    form.put("consentForm", "written");
    form.put("consentUntil", today.plusYears(2).toString());
    form.put("consentInformed", true);
  }

  private Map<String, Object> visit(LocalDate today) {
    return Map.of(
        "visitOutcome",
        person.turn() == Turn.DECLINED_AFTER_VISIT ? "declines" : "wants",
        "visitedOn",
        today.toString(),
        "honestyExplained",
        true);
  }

  private static Map<String, Object> place(LocalDate today, BooleanSupplier free) {
    return free.getAsBoolean()
        ? Map.of(
            "placement",
            "reserved",
            "placeFrom",
            today.plusDays(1).toString(),
            "skipReason",
            "Platsens tider passar inte den som har väntat längst.")
        : Map.of("placement", "queued", "queueReason", "Alla platser är upptagna just nu.");
  }

  private Map<String, Object> trial(LocalDate today) {
    return Map.of(
        "trialOutcome",
        person.turn() == Turn.DECLINED_AFTER_TRIAL ? "declines" : "continues",
        "trialEndedOn",
        today.toString(),
        "daysAttended",
        11);
  }

  private Map<String, Object> enrolment(LocalDate today) {
    return Map.of(
        "enrolledOn",
        today.toString(),
        "tasks",
        person.age() % 2 == 0 ? "Snickeri och utemöbler." : "Kök och luncher.",
        "goals",
        "Komma i tid tre dagar i veckan och hålla ut hela passet.",
        "weekdays",
        person.age() % 2 == 0 ? List.of("mon", "wed", "fri") : List.of("tue", "wed", "thu"),
        "hoursPerDay",
        5,
        "partOfDay",
        "morning",
        "phase",
        "soberHours");
  }

  private Map<String, Object> selfAssessment() {
    var form = new HashMap<String, Object>();
    form.put("assessmentDone", "done");
    for (var i = 0; i < SCALES.size(); i++) {
      form.put(SCALES.get(i), 2 + (person.age() + i * 3) % 5);
    }
    form.put("soberDays", person.age() % 20);
    form.put("soberHoursPerWeek", 30 + person.age());
    return form;
  }

  private static Map<String, Object> rehabilitation(LocalDate today) {
    return Map.of(
        "rehabilitationGoals", "Fler nyktra timmar i veckan, fast sysselsättning.",
        "supportMeasures", "Samtal varannan vecka och stöd av boendestödjare.",
        "reviewOn", today.plusMonths(3).toString());
  }

  private static Map<String, Object> followUp(LocalDate today) {
    var form = new HashMap<String, Object>(purposesMet());
    form.put("followUpResult", "continues");
    form.put("followedUpOn", today.toString());
    form.put("effects", "Mer struktur i vardagen och bättre sömn.");
    form.put("independence", "Sköter sina tider och kontakter själv.");
    form.put("preventedSupport", "Ingen placering har behövts.");
    form.put("soberHoursPerWeek", 90);
    form.put("phaseNow", "soberHours");
    return form;
  }

  private static Map<String, Object> cornersAnswers(LocalDate today) {
    return Map.of(
        "answeredOn", today.toString(),
        "hasSofContact", "yes",
        "moreSoberHours", "yes",
        "moreMotivation", "yes",
        "moreSelfEsteem", "yes",
        "lessLoneliness", "yes",
        "betterPhysicalHealth", "unknown",
        "betterMentalHealth", "yes",
        "phaseNow", "soberHours");
  }

  private static Map<String, Object> purposesMet() {
    return Map.of(
        "purposeSoberHours", "yes",
        "purposePreventLvm", "notApplicable",
        "purposePreventPlacement", "yes",
        "purposeHousing", "partly",
        "purposeNextStep", "yes");
  }

  private Map<String, Object> happens(Person.Event event, LocalDate today) {
    happened++;
    return Map.of(
        "participation",
        event instanceof Relapse ? "relapse" : "ready",
        "happenedOn",
        today.toString());
  }

  private Map<String, Object> talk(LocalDate today) {
    var relapse = (Relapse) person.events().get(happened - 1);
    return Map.of(
        "talkOn",
        today.toString(),
        "raisedWithSof",
        "yes",
        "afterTalk",
        relapse.leaves() ? "leaves" : "stays",
        "changedPlan",
        "Tätare samtal med handledaren.");
  }

  private Map<String, Object> comeBack(Return back, LocalDate today) {
    happened++;
    return Map.of("contact", "returns", "reentry", back.reentry(), "contactedOn", today.toString());
  }

  private static Map<String, Object> assessment(LocalDate today) {
    return Map.of(
        "ready", "yes",
        "drugFreeSince", today.minusMonths(3).toString(),
        "drugFreeBasis", "selfReported",
        "guidelineMet", "no",
        "deviationReason", "Stabilt boende och god närvaro talar för att börja nu.",
        "workCapacity", "partial",
        "jobMatcher", "no");
  }

  private Map<String, Object> reconciliation(LocalDate today) {
    var form = new HashMap<String, Object>();
    form.put("transitionOutcome", goesBack() ? "backToCorner" : "onward");
    if (!goesBack()) {
      form.put("outcome", onward().outcome());
    }
    form.put("reconciledOn", today.toString());
    return form;
  }

  private static Map<String, Object> summaryAfterStop(LocalDate today) {
    var form = new HashMap<String, Object>(purposesMet());
    form.put("summary", "Har flyttat till en annan kommun innan något hann börja.");
    form.put("closedOn", today.toString());
    form.put("assessmentDone", "notApplicable");
    form.put("afterCareConsent", "no");
    return form;
  }

  private Map<String, Object> summary(LocalDate today) {
    var form = new HashMap<String, Object>(purposesMet());
    form.put("avoided", "Placering på behandlingshem.");
    form.put("summary", "Deltagaren har gått vidare enligt planen.");
    form.put("closedOn", today.toString());
    form.putAll(selfAssessment());
    form.put("afterCareConsent", "yes");
    form.put("afterCareUntil", today.plusYears(1).plusMonths(1).toString());
    form.put("afterCareReceivers", List.of("corner", "amf"));
    return form;
  }

  private static Map<String, Object> afterwards(LocalDate today) {
    return Map.of(
        "checkedOn", today.toString(),
        "reached", "yes",
        "workNow", "openWork",
        "sobrietyNow", "drugFree",
        "housingNow", "stable",
        "afterCareGoesOn", "yes");
  }
}
