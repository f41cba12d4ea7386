package se.kedjan.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.kedjan.calendar.ClockConfiguration;
import se.kedjan.casefile.EndState;
import se.kedjan.testing.Chain;
import se.kedjan.testing.Journey;
import se.kedjan.testing.JourneyTest;
import se.kedjan.testing.Outcome;

@JourneyTest
class LateStepTest {

  @Autowired Chain chain;
  @Autowired Outcome outcome;

  @Test
  void goesToTheHeadOfUnitTheMorningAfterAndEndsWithTheStep() {
    var journey = Journey.on(chain).registeredBy("corner1");
    var due = dueDay(journey, "Task_ReceiveCase");

    chain.passTo(due);
    journey.waitsFor("Task_ReceiveCase");
    chain.passTo(due.plusDays(3));
    journey.waitsFor("Task_ReceiveCase", "Task_SecureStepSof");
    assertThat(outcome.acts(journey.caseId())).containsOnlyOnce("step-escalated");

    journey.turnedAway("notRelevant");
    outcome.closedAs(journey.caseId(), EndState.NOT_RELEVANT);
  }

  @Test
  void theHeadSecuresItAndTheStepStaysWithItsParty() {
    var journey = Journey.on(chain).registeredBy("corner1");

    chain.passTo(dueDay(journey, "Task_ReceiveCase").plusDays(3));
    journey.step("Task_SecureStepSof", Map.of("measure", "reminded"));

    journey.waitsFor("Task_ReceiveCase");
    chain.passTo(journey.today().plusDays(5));
    assertThat(outcome.acts(journey.caseId())).containsOnlyOnce("step-escalated");
    journey.turnedAway("refused");
    outcome.closedAs(journey.caseId(), EndState.REFUSED_BY_SOF);
  }

  @Test
  void whatNoPartySettlesAloneGoesToTheProcessOwnerWhoIsNotToldWhoseItIs() {
    var journey = Journey.on(chain).consentedStraight("sof1");

    chain.passTo(dueDay(journey, "Task_BookStudyVisit").plusDays(3));
    journey.waitsFor("Task_BookStudyVisit", "Task_SecureStepProcessOwner");

    var form = chain.prefill(journey.caseId(), "Task_SecureStepProcessOwner");
    assertThat(form.get("caseSummary").toString()).doesNotContain("Prov").doesNotContain("Person");
    journey.visits("declines");
    outcome.closedAs(journey.caseId(), EndState.DECLINED_AFTER_VISIT);
  }

  private LocalDate dueDay(Journey journey, String step) {
    return LocalDate.ofInstant(
        chain.openStep(journey.caseId(), step).dueAt(), ClockConfiguration.ZONE);
  }
}
