package se.kedjan.journeys;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.kedjan.access.CaseId;
import se.kedjan.calendar.WorkingDays;
import se.kedjan.testing.Chain;
import se.kedjan.testing.Filling;
import se.kedjan.testing.Staff;
import se.kedjan.testing.WeekSheet;

/**
 * All three parties at work: every working day each open step is done by whom it is named for, as
 * usual, or as was said before for that case.
 */
final class Office {

  /** Steps that stand until something happens. */
  private static final Set<String> STANDING =
      Set.of(
          "Task_SuperviseParticipant",
          "Task_FollowWorkTraining",
          "Task_KeepContact",
          "Task_OfferPlace");

  private static final Pattern CASE = Pattern.compile("K-\\d{4}-\\d{4,}");

  private final Chain chain;
  private final WorkingDays workingDays;
  private final JdbcClient jdbc;
  private final Filling filling = new Filling();
  private final Map<CaseId, Map<String, Deque<Map<String, ?>>>> said = new HashMap<>();
  private final Map<CaseId, UnaryOperator<WeekSheet>> week = new HashMap<>();
  private final Map<CaseId, Set<String>> left = new HashMap<>();

  Office(Chain chain, WorkingDays workingDays, JdbcClient jdbc) {
    this.chain = chain;
    this.workingDays = workingDays;
    this.jdbc = jdbc;
  }

  private record Open(
      String taskId, @Nullable String caseNumber, String step, String candidate, String assignee) {
    CaseId caseId() {
      return new CaseId(caseNumber);
    }
  }

  /** What to answer the next time the step is done in the case; the first said comes first. */
  void says(CaseId caseId, String element, Map<String, ?> answer) {
    said.computeIfAbsent(caseId, key -> new HashMap<>())
        .computeIfAbsent(element, key -> new ArrayDeque<>())
        .add(answer);
  }

  /** Nobody does the step in the case until {@link #remembers}. */
  void forgets(CaseId caseId, String element) {
    left.put(caseId, Set.of(element));
  }

  void remembers(CaseId caseId) {
    left.remove(caseId);
  }

  /** What is said, and the rest of the form anyhow. */
  Map<String, Object> filled(String form, Map<String, ?> answers) {
    return filling.fill(form, answers, chain.clock().today().toString());
  }

  /** The head names who sees the sheet whole, until further notice. */
  void names(String staffId, String sheet) {
    chain.startWithoutCase(
        staffId.replaceAll("\\d", "") + "head1",
        "name-sheet-keeper",
        Map.of(
            "keeperSheet",
            sheet,
            "keeperChange",
            "name",
            "keeperStaff",
            staffId,
            "keeperFrom",
            chain.clock().today().toString()));
  }

  /** How the next week that is registered differs from the plan. */
  void registersNextWeek(CaseId caseId, UnaryOperator<WeekSheet> as) {
    week.put(caseId, as);
  }

  /** The timers of all days until this one, then what the day asks for. */
  void passTo(LocalDate day) {
    chain.passTo(day);
    if (workingDays.isWorkingDay(day)) {
      chain.clock().moveTo(day.atTime(9, 0));
      for (var open : openSteps()) {
        // What was done a moment ago may have ended it.
        if (isOpen(open)) {
          try {
            work(open, day);
          } catch (RuntimeException e) {
            throw new AssertionError(day + " " + open, e);
          }
        }
      }
    }
  }

  private boolean isOpen(Open open) {
    return jdbc.sql("select exists (select from kedjan.open_step where task_id = ?)")
        .param(open.taskId())
        .query(Boolean.class)
        .single();
  }

  private void work(Open open, LocalDate day) {
    switch (open.step()) {
      case "Task_RegisterAttendance" -> register(open.taskId());
      case "Task_ReviewCasesSof" -> review(open.taskId(), day);
      default -> {
        if (open.caseNumber() == null || !isLeft(open)) {
          done(open, day);
        }
      }
    }
  }

  private boolean isLeft(Open open) {
    return left.getOrDefault(open.caseId(), Set.of()).contains(open.step())
        || STANDING.contains(open.step()) && answers(open).isEmpty();
  }

  private Deque<Map<String, ?>> answers(Open open) {
    return said.getOrDefault(open.caseId(), Map.of()).getOrDefault(open.step(), new ArrayDeque<>());
  }

  private void done(Open open, LocalDate day) {
    var values = new HashMap<String, Object>(usual(open.step(), day));
    if (open.caseNumber() != null && !answers(open).isEmpty()) {
      values.putAll(answers(open).poll());
    }
    chain.completeTask(
        open.assignee() == null ? Staff.someoneOf(open.candidate()) : open.assignee(),
        open.taskId(),
        filled(Filling.formOf(open.step()), values));
  }

  private void register(String taskId) {
    var whose = "corner1";
    chain.claim(whose, taskId);
    var sheet = WeekSheet.of(chain.prefillOf(whose, taskId)).put("openingHours", 20);
    for (var number : sheet.caseNumbers()) {
      var differs = week.remove(new CaseId(number));
      if (differs != null) {
        sheet = differs.apply(sheet);
      }
    }
    chain.completeTask(whose, taskId, sheet.form());
  }

  /** Everybody is spoken of; for the first of them something is decided. */
  private void review(String taskId, LocalDate day) {
    chain.claim("sof1", taskId);
    var there =
        CASE.matcher(String.valueOf(chain.prefillOf("sof1", taskId).get("rows")))
            .results()
            .map(MatchResult::group)
            .distinct()
            .toList();
    var rows = new ArrayList<Map<String, Object>>();
    for (var number : there) {
      var row = new HashMap<String, Object>(Map.of("caseNumber", number, "discussed", true));
      if (rows.isEmpty()) {
        row.put(
            "first",
            Map.of("party", "corner", "what", "Ringa.", "by", day.plusDays(14).toString()));
      }
      rows.add(row);
    }
    chain.completeSheet("sof1", taskId, Map.of("rows", rows));
  }

  private List<Open> openSteps() {
    return jdbc.sql(
            "select task_id, case_id as case_number, step, candidate, assignee from kedjan.open_step order by since, task_id")
        .query(Open.class)
        .list();
  }

  private static Map<String, ?> usual(String element, LocalDate day) {
    var inTwoYears = day.plusYears(2).toString();
    return switch (element) {
      case "Task_ReceiveCase" ->
          Map.of(
              "reception", "accepted", "responsibleCaseworker", "sof2", "identityKind", "unknown");
      case "Task_ObtainConsent" ->
          Map.of("consentToCorner", "yes", "consentToAmf", "yes", "consentUntil", inTwoYears);
      case "Task_ObtainConsentCorner" ->
          Map.of("cornerToSof", "yes", "cornerToAmf", "yes", "consentUntil", inTwoYears);
      case "Task_ObtainConsentAmf" ->
          Map.of("amfToSof", "yes", "amfToCorner", "yes", "consentUntil", inTwoYears);
      case "Task_RenewConsentSof", "Task_RenewConsentCorner", "Task_RenewConsentAmf" ->
          Map.of("consentRenewed", "yes", "consentUntil", inTwoYears);
      // Without a deputy: when the guide leaves, nobody has the case.
      case "Task_AppointGuide", "Task_NameGuide" -> answer("guide", "amf2", "deputyGuide", null);
      case "Task_ConfirmStudyVisit" -> Map.of("visitConfirmed", "yes", "supervisor", "corner1");
      case "Task_CarryOutStudyVisit", "Task_CheckDecision" -> Map.of("visitOutcome", "wants");
      case "Task_ReservePlace", "Task_OfferPlace" ->
          Map.of("placement", "reserved", "placeFrom", day.plusDays(1).toString());
      case "Task_CarryOutTrial" -> Map.of("trialOutcome", "continues");
      case "Task_DecideEnrolment" -> Map.of("enrolled", "yes", "supervisor", "corner1");
      case "Task_EnrolParticipant" ->
          answer(
              "phase",
              "soberHours",
              "sometimeInWeek",
              null,
              "weekdays",
              List.of("mon", "wed", "thu"),
              "hoursPerDay",
              5);
      case "Task_DrawUpRehabilitationPlan" -> Map.of("reviewOn", day.plusMonths(3).toString());
      case "Task_ConfirmGuide" -> Map.of("firstMeetingOn", day.plusDays(5).toString());
      case "Task_FollowUp" ->
          answer(
              "followUpResult",
              "continues",
              "phaseNow",
              "soberHours",
              "drugFreeSince",
              null,
              "drugFreeBasis",
              null);
      case "Task_AnswerCornersFollowUp" -> Map.of("phaseNow", "soberHours");
      case "Task_AssessReadiness" ->
          Map.of(
              "ready", "yes", "guidelineMet", "no", "drugFreeSince", day.minusMonths(3).toString());
      case "Task_PlanTransition" ->
          Map.of("plannedStart", day.plusDays(7).toString(), "placeAtCorner", "kept");
      case "Task_ConsiderNextStep" -> Map.of("nextStep", "notYet");
      case "Task_AppointStaffSof" -> answer("appointed", "sof3", "appointedDeputy", null);
      case "Task_AppointStaffCorner" -> answer("appointed", "corner1", "appointedDeputy", null);
      case "Task_AppointStaffAmf" -> answer("appointed", "amf3", "appointedDeputy", null);
      case "Task_SummariseAndClose" ->
          Map.of("assessmentDone", "declined", "afterCareConsent", "no");
      default -> Map.of();
    };
  }

  /** Fields and answers in turn; null is what nobody fills in. */
  private static Map<String, ?> answer(@Nullable Object... fields) {
    var answer = new HashMap<String, Object>();
    for (var n = 0; n < fields.length; n += 2) {
      answer.put((String) fields[n], fields[n + 1]);
    }
    return answer;
  }
}
