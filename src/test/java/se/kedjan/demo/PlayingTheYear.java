package se.kedjan.demo;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import se.kedjan.access.CaseId;
import se.kedjan.calendar.ClockConfiguration;
import se.kedjan.calendar.WorkingDays;
import se.kedjan.responsibility.OpenSteps;
import se.kedjan.responsibility.OpenSteps.OpenStep;
import se.kedjan.testing.Chain;
import se.kedjan.testing.Staff;
import se.kedjan.testing.WeekSheet;

/**
 * Plays people's year through the real chain: every morning the timers that are due fire in their
 * order, then staff do what the day asks for, each signed in as themselves.
 */
final class PlayingTheYear {

  private final Chain chain;
  private final OpenSteps openSteps;
  private final WorkingDays workingDays;
  private final Map<CaseId, Habits> habits = new HashMap<>();

  PlayingTheYear(Chain chain, OpenSteps openSteps, WorkingDays workingDays) {
    this.workingDays = workingDays;
    this.chain = chain;
    this.openSteps = openSteps;
  }

  /** Returns each person's case. */
  Map<Person, CaseId> play(List<Person> people, LocalDate firstDay, LocalDate lastDay) {
    var cases = new LinkedHashMap<Person, CaseId>();
    chain.clock().moveTo(firstDay.atTime(7, 0));
    chain.startWithoutCase(
        "process1",
        "change-agreement",
        Map.of(
            "agreementChange", "until",
            "agreementFrom", firstDay.withDayOfMonth(1).toString(),
            "agreementTo", lastDay.plusMonths(2).toString()));
    var alongTheYear = new AlongTheYear(chain, cases, firstDay);
    for (var day = firstDay; !day.isAfter(lastDay); day = day.plusDays(1)) {
      chain.passTo(day);
      if (workingDays.isWorkingDay(day)) {
        work(people, cases, day, lastDay);
        alongTheYear.passTo(day);
      }
    }
    return cases;
  }

  private void work(
      List<Person> people, Map<Person, CaseId> cases, LocalDate day, LocalDate lastDay) {
    var time = day.atTime(9, 0);
    for (var person : people) {
      if (!person.registered().isAfter(day) && !cases.containsKey(person)) {
        chain.clock().moveTo(time);
        var habit = new Habits(person);
        var caseId = chain.start(person.registeredBy(), "referral-chain", habit.interest());
        cases.put(person, caseId);
        habits.put(caseId, habit);
        time = time.plusMinutes(7);
      }
    }
    if (workingDay(3, day)) {
      chain.clock().moveTo(time);
      together(cases, day);
      time = time.plusMinutes(60);
    }
    // The last week's sheet and the last month's log review are there for whoever opens the demo.
    if (day.isBefore(lastDay.minusDays(6))) {
      for (var week : chain.openTasks("Task_RegisterAttendance")) {
        chain.clock().moveTo(time);
        register(week, day);
        time = time.plusMinutes(7);
      }
    }
    if (workingDay(5, day) && day.isBefore(lastDay.minusDays(27))) {
      chain.openTasks("Task_ReviewAccessLog").forEach(this::reviewLog);
    }
    for (var caseId : cases.values()) {
      for (var step : openSteps.of(caseId)) {
        var form =
            habits
                .get(caseId)
                .form(step.step(), day, waited(step, day), () -> hasFreePlace(caseId, step));
        if (form.isPresent()) {
          chain.clock().moveTo(time);
          // By its own id: a case may have several of one kind, alerts for instance.
          chain.completeTask(
              step.assignee() != null ? step.assignee() : Staff.someoneOf(step.candidate()),
              step.taskId(),
              form.get());
          time = time.plusMinutes(7);
        }
      }
    }
  }

  /**
   * Each month the joint review, now and then a deviation or a meeting about somebody who is at
   * Corner: few, as the source has it.
   */
  private void together(Map<Person, CaseId> cases, LocalDate day) {
    var there =
        cases.entrySet().stream()
            .filter(c -> chain.openSteps(c.getValue()).contains("Task_SuperviseParticipant"))
            .toList();
    if (there.isEmpty()) {
      return;
    }
    var one = there.get(day.getMonthValue() % there.size());
    for (var review : chain.openCaseReviews()) {
      chain.completeSheet(
          "sof1",
          review.getId(),
          Map.of("rows", there.stream().map(c -> row(c.getValue(), c.equals(one), day)).toList()));
    }
    if (day.getMonthValue() % 4 == 0) {
      chain.start(
          one.getKey().supervisor(),
          "deviation",
          Map.of(
              "caseNumber",
              one.getValue().number(),
              "deviationKind",
              "absence",
              "happenedOn",
              day.toString(),
              "deviationNote",
              "Gick hem efter lunch utan att säga till."));
    }
    if (day.getMonthValue() % 5 == 0) {
      chain.start(
          one.getKey().supervisor(),
          "multi-party-meeting",
          Map.of(
              "caseNumber", one.getValue().number(),
              "meetingDate", day.plusDays(6).toString(),
              "meetingTime", "13:00",
              "invited", List.of("sof"),
              "meetingPurpose", "Stämma av planen inför våren."));
    }
  }

  private static Map<String, Object> row(CaseId caseId, boolean decided, LocalDate day) {
    var row = new HashMap<String, Object>(Map.of("caseNumber", caseId.number(), "discussed", true));
    if (decided) {
      row.put(
          "first",
          Map.of(
              "party", "corner",
              "what", "Se över tiderna tillsammans med deltagaren.",
              "by", day.plusDays(14).toString()));
    }
    return row;
  }

  /** As planned, but for the few days that somebody was away. */
  private void register(String week, LocalDate day) {
    chain.claim("corner1", week);
    var sheet = WeekSheet.of(chain.prefillOf("corner1", week)).put("openingHours", 20);
    sheet
        .caseNumbers()
        .forEach(number -> habits.get(new CaseId(number)).away(sheet, new CaseId(number), day));
    chain.completeTask("corner1", week, sheet.form());
  }

  private void reviewLog(String task) {
    chain.claim("logg1", task);
    chain.completeTask("logg1", task, Map.of("lookedAt", true, "remarksFound", "no"));
  }

  private boolean workingDay(int ofMonth, LocalDate day) {
    return workingDays.plus(day.withDayOfMonth(1).minusDays(1), ofMonth).equals(day);
  }

  private boolean hasFreePlace(CaseId caseId, OpenStep step) {
    return ((Number) chain.prefill(caseId, step.step()).get("freePlaces")).intValue() > 0;
  }

  private static long waited(OpenStep step, LocalDate day) {
    return ChronoUnit.DAYS.between(LocalDate.ofInstant(step.since(), ClockConfiguration.ZONE), day);
  }
}
