package se.kedjan.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import se.kedjan.calendar.ClockConfiguration;
import se.kedjan.calendar.WorkingDays;
import se.kedjan.casefile.EndState;
import se.kedjan.models.Models;
import se.kedjan.testing.Chain;
import se.kedjan.testing.IntegrationTest;
import se.kedjan.testing.Journey;
import se.kedjan.testing.Outcome;

/** Invariants 1 and 9: the owner's table sets the deadline, in Swedish working days. */
@IntegrationTest
class DeadlinesTest {

  @Autowired Chain chain;
  @Autowired WorkingDays workingDays;
  @Autowired RepositoryService repository;
  @Autowired ManagementService management;
  @Autowired Outcome outcome;

  @ParameterizedTest
  @CsvSource({
    "2026-03-31,5,2026-04-09,over Easter: Good Friday to Easter Monday",
    "2026-04-29,2,2026-05-04,over the first of May and a weekend",
    "2026-05-13,1,2026-05-15,over Ascension Day",
    "2026-06-18,1,2026-06-22,over midsummer eve",
    "2026-12-23,2,2026-12-29,over Christmas eve and the holidays",
    "2026-12-30,1,2027-01-04,over new year's eve, new year's day and a weekend",
    "2026-03-11,0,2026-03-11,no days at all"
  })
  void countsSwedishWorkingDays(LocalDate from, int days, LocalDate to, String why) {
    assertThat(workingDays.plus(from, days)).as(why).isEqualTo(to);
  }

  @Test
  void aChangedRuleCountsFromTheNextTaskOnAndOpenDeadlinesKeepTheirs() {
    var before = Journey.on(chain).registeredBy("sof1");
    var kept = due(before);
    var table = Models.dmn("deadlines");
    var changed =
        repository
            .createDeployment()
            .addString(
                "deadlines.dmn",
                table.replaceFirst("(?s)(\"Task_ReceiveCase\".*?<text>)5(</text>)", "$17$2"))
            .deploy();
    try {
      var after = Journey.on(chain).registeredBy("sof1");

      assertThat(due(before)).isEqualTo(kept);
      assertThat(kept).isEqualTo(workingDays.plus(before.today(), 5));
      assertThat(due(after)).isEqualTo(workingDays.plus(after.today(), 7));
    } finally {
      repository.deleteDeployment(changed.getId());
    }
    assertThat(due(Journey.on(chain).registeredBy("sof1")))
        .isEqualTo(workingDays.plus(before.today(), 5));
  }

  /** «Ta emot ärendet» has five working days. */
  @ParameterizedTest
  @CsvSource({
    "2025-04-15,2025-04-24,over Easter",
    "2025-04-28,2025-05-06,over the first of May",
    "2025-06-03,2025-06-11,over the national day",
    "2025-06-16,2025-06-24,over midsummer eve",
    "2025-12-19,2026-01-02,over Christmas and new year"
  })
  void aStepIsDueAtTheEndOfASwedishWorkingDay(LocalDate from, LocalDate due, String why) {
    var now = chain.clock().instant();
    try {
      chain.clock().moveTo(from.atTime(15, 30));
      var journey = Journey.on(chain).registeredBy("sof1");

      assertThat(chain.openStep(journey.caseId(), "Task_ReceiveCase").dueAt())
          .as(why)
          .isEqualTo(due.atTime(23, 59, 59).atZone(ClockConfiguration.ZONE).toInstant());
    } finally {
      chain.clock().moveTo(now);
    }
  }

  @Test
  void aStepIsLateTheMorningAfterItsDayAndNotBefore() {
    var journey = Journey.on(chain).registeredBy("sof1");
    var due = due(journey);

    chain.clock().moveTo(due.atTime(23, 59, 58));
    chain.findOverdueSteps();
    journey.waitsFor("Task_ReceiveCase");
    chain.clock().moveTo(due.plusDays(1).atTime(6, 0));
    chain.findOverdueSteps();
    chain.findOverdueSteps();
    journey.waitsFor("Task_ReceiveCase", "Task_SecureStepSof");
    var escalation = chain.openStep(journey.caseId(), "Task_SecureStepSof");
    assertThat(escalation.candidate()).isEqualTo("sofhead");
    assertThat(escalation.assignee()).isNull();

    journey.received().waitsFor("Task_ObtainConsent");
    assertThat(outcome.acts(journey.caseId())).containsOnlyOnce("step-escalated");
    outcome.consistent(journey.caseId());
  }

  @Test
  void aClosedCaseIsNotEscalated() {
    var journey = Journey.on(chain).registeredBy("sof1");
    var due = due(journey);
    journey.turnedAway("notRelevant");

    chain.clock().moveTo(due.plusDays(1).atTime(6, 0));
    chain.findOverdueSteps();
    assertThat(outcome.acts(journey.caseId())).doesNotContain("step-escalated");
    outcome.closedAs(journey.caseId(), EndState.NOT_RELEVANT);
  }

  @Test
  void lateStepsAreLookedForOnTheMorningsOfWeekdays() {
    chain.findOverdueSteps();

    var next =
        management
            .createJobQuery()
            .processDefinitionKey("overdue-watch")
            .timers()
            .singleResult()
            .getDuedate()
            .toInstant()
            .atZone(ClockConfiguration.ZONE);
    assertThat(next.toLocalTime()).isEqualTo(LocalTime.of(6, 0));
    assertThat(next.getDayOfWeek()).isBetween(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    assertThat(next.toInstant()).isAfter(chain.clock().instant());
  }

  private LocalDate due(Journey journey) {
    return LocalDate.ofInstant(
        chain.openStep(journey.caseId(), "Task_ReceiveCase").dueAt(), ClockConfiguration.ZONE);
  }
}
