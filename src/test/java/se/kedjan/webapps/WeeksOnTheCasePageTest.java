package se.kedjan.webapps;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.kedjan.testing.Chain;
import se.kedjan.testing.Journey;
import se.kedjan.testing.JourneyTest;
import se.kedjan.webapps.OpeningCase.CasePage;

@JourneyTest
class WeeksOnTheCasePageTest {

  @Autowired Chain chain;
  @Autowired OpeningCase openingCase;

  @Test
  void aWeekIsShownOnceAsItStandsAfterWhatWasCorrected() {
    var journey = Journey.on(chain).enrolledStraight("sof1");
    var friday = journey.today().plusDays(7).with(TemporalAdjusters.next(DayOfWeek.FRIDAY));
    chain.passTo(journey.caseId(), friday);
    journey.weekIsRegistered("unreported", "mon");
    assertThat(weeks(page(journey))).contains("oanmäld frånvaro");

    chain.start(
        "corner1",
        "attendance-correction",
        Map.of(
            "caseNumber",
            journey.caseId().number(),
            "attendanceOn",
            friday.minusDays(4).toString(),
            "attendanceStatus",
            "sick",
            "correctionReason",
            "Hade ringt."));

    var page = page(journey);
    assertThat(weeks(page)).contains("sjukanmäld").doesNotContain("oanmäld");
    assertThat(page.sheets().toString()).doesNotContainIgnoringCase("oanmäld");
    assertThat(page.sheets().toString()).as("that it was corrected").contains("Hade ringt.");
  }

  private CasePage page(Journey journey) {
    return chain
        .staff()
        .as("corner1", () -> openingCase.open(journey.caseId(), "case-page").orElseThrow());
  }

  private static String weeks(CasePage page) {
    return page.notes().stream()
        .filter(list -> list.title().equals("Närvaro vecka för vecka"))
        .findFirst()
        .orElseThrow()
        .notes()
        .toString();
  }
}
