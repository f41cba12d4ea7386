package se.kedjan.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import se.kedjan.calendar.ClockConfiguration;
import se.kedjan.calendar.WorkingDays;
import se.kedjan.models.Models;
import se.kedjan.testing.Chain;
import se.kedjan.testing.IntegrationTest;
import se.kedjan.testing.Journey;

/** Invariants 1 and 9: the owner's table sets the deadline, in Swedish working days. */
@IntegrationTest
class DeadlinesTest {

  @Autowired Chain chain;
  @Autowired WorkingDays workingDays;
  @Autowired RepositoryService repository;

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
            .addString("deadlines.dmn", table.replaceFirst("(?s)(\"Task_ReceiveCase\".*?<text>)5(</text>)", "$17$2"))
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

  private LocalDate due(Journey journey) {
    return LocalDate.ofInstant(
        chain.openStep(journey.caseId(), "Task_ReceiveCase").dueAt(), ClockConfiguration.ZONE);
  }
}
