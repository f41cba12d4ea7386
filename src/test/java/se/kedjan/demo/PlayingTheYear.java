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
    for (var day = firstDay; !day.isAfter(lastDay); day = day.plusDays(1)) {
      chain.passTo(day);
      if (workingDays.isWorkingDay(day)) {
        work(people, cases, day);
      }
    }
    return cases;
  }

  private void work(List<Person> people, Map<Person, CaseId> cases, LocalDate day) {
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
    for (var week : chain.openTasks("Task_RegisterAttendance")) {
      chain.clock().moveTo(time);
      register(week, day);
      time = time.plusMinutes(7);
    }
    for (var caseId : cases.values()) {
      for (var step : openSteps.of(caseId)) {
        var form =
            habits
                .get(caseId)
                .form(step.step(), day, waited(step, day), () -> hasFreePlace(caseId, step));
        if (form.isPresent()) {
          chain.clock().moveTo(time);
          chain.complete(caseId, step.step(), form.get());
          time = time.plusMinutes(7);
        }
      }
    }
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

  private boolean hasFreePlace(CaseId caseId, OpenStep step) {
    return ((Number) chain.prefill(caseId, step.step()).get("freePlaces")).intValue() > 0;
  }

  private static long waited(OpenStep step, LocalDate day) {
    return ChronoUnit.DAYS.between(LocalDate.ofInstant(step.since(), ClockConfiguration.ZONE), day);
  }
}
