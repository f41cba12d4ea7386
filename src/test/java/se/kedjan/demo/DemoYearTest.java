package se.kedjan.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import se.kedjan.access.CaseAccess;
import se.kedjan.access.CaseId;
import se.kedjan.access.Party;
import se.kedjan.access.StaffId;
import se.kedjan.calendar.ClockConfiguration;
import se.kedjan.calendar.WorkingDays;
import se.kedjan.casefile.FindingCases;
import se.kedjan.reports.OneYearReport;
import se.kedjan.responsibility.LogVerification;
import se.kedjan.responsibility.OpenSteps;
import se.kedjan.testing.Chain;
import se.kedjan.testing.MovableClock;
import se.kedjan.testing.Outcome;
import se.kedjan.testing.OwnDatabase;
import se.kedjan.testing.WholeApplication;

/** The year of the demo, on a database of its own, always ending on the same day. */
@WholeApplication
@TestPropertySource(properties = WholeApplication.STAFF_PASSWORD)
@ContextConfiguration(initializers = OwnDatabase.class)
@Import({DemoYearTest.Fixed.class, Chain.class, Outcome.class})
@DirtiesContext
class DemoYearTest {

  private static final LocalDate LAST_DAY = LocalDate.of(2025, 11, 20);
  private static final LocalDate FIRST_DAY = FirstYear.start(LAST_DAY);

  static class Fixed {
    @Bean
    MovableClock clock() {
      return new MovableClock(FIRST_DAY.atTime(7, 0).atZone(ClockConfiguration.ZONE).toInstant());
    }
  }

  private static Map<String, CaseId> cases;

  @Autowired Chain chain;
  @Autowired OpenSteps openSteps;
  @Autowired WorkingDays workingDays;
  @Autowired OneYearReport report;
  @Autowired Outcome outcome;
  @Autowired LogVerification verification;
  @Autowired CaseAccess access;
  @Autowired FindingCases findingCases;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  @BeforeEach
  void playOnce() {
    if (cases == null) {
      cases =
          new PlayingTheYear(chain, openSteps, workingDays)
              .play(FirstYear.people(LAST_DAY), FIRST_DAY, LAST_DAY).entrySet().stream()
                  .collect(Collectors.toMap(e -> e.getKey().name(), Map.Entry::getValue));
    }
  }

  @Test
  void theFiguresAreThoseOfTheSource() {
    var figures = report.of("corner", FIRST_DAY);

    assertThat(figures.enrolled()).as("9 inskrivna").isEqualTo(9);
    assertThat(figures.onTheWay()).as("en tionde på gång").isEqualTo(1);
    assertThat(figures.movedOnToWork()).as("vidare till annat jobb").isEqualTo(1);
    assertThat(figures.employedInActivity()).as("handledare").isEqualTo(1);
    assertThat(figures.triedElsewhereAndBack()).as("åter på Corner").isEqualTo(1);
    assertThat(figures.soonReady()).as("inom kort redo").isEqualTo(2);
    assertThat(figures.leftForRelapse()).as("lämnat på grund av återfall").isEqualTo(6);
    assertThat(figures.sinceTheStartWithoutBreak()).as("sedan december").isBetween(2, 3);
    assertThat(figures.sinceTheStart()).as("med avbrott").isBetween(4, 5);
    assertThat(figures.hoursPerDay()).isEqualByComparingTo(BigDecimal.valueOf(5));
    assertThat(figures.daysPerWeek()).isEqualByComparingTo(BigDecimal.valueOf(3));
    assertThat(figures.youngest()).isGreaterThanOrEqualTo(30);
    assertThat(figures.oldest()).isLessThanOrEqualTo(60);
    assertThat(figures.meanAge()).isBetween(BigDecimal.valueOf(40), BigDecimal.valueOf(45));
    assertThat(figures.women()).isEqualTo(figures.men());
  }

  @Test
  void aFigureFollowsWhatItCounts() {
    transactions.executeWithoutResult(
        tx -> {
          tx.setRollbackOnly();
          var before = report.of("corner", FIRST_DAY);
          // One date moved past the first three months, one person gone.
          jdbc.sql("update kedjan.enrolment set enrolled_on = enrolled_on + 200 where case_id = ?")
              .param(of("Cecilia Ahlmark").number())
              .update();
          jdbc.sql("update kedjan.place_allocation set released_at = now() where case_id = ?")
              .param(of("Gunilla Hedin").number())
              .update();
          var after = report.of("corner", FIRST_DAY);
          assertThat(after.sinceTheStart()).isEqualTo(before.sinceTheStart() - 1);
          assertThat(after.enrolled()).isEqualTo(before.enrolled() - 1);
        });
  }

  @Test
  void everyCaseHasAsManyCompletionsInTheLogAndSubmissionsAsTheEngine() {
    assertThat(cases).hasSize(22);
    cases.values().forEach(outcome::consistent);
    assertThat(verification.verify().faults()).isEmpty();
  }

  @Test
  void nothingIsLateAndNoTimerIsLeftBehind() {
    assertThat(
            jdbc.sql(
                    "select count(*) from kedjan.open_step where due_at < ? and escalates_to is not null")
                .param(java.sql.Timestamp.from(chain.clock().instant()))
                .query(Long.class)
                .single())
        .isZero();
    outcome.engineHoldsNothingOfNobody(chain.clock().instant());
  }

  @Test
  void theLifeWithTheChainIsInIt() {
    assertThat(
            jdbc.sql("select distinct act from kedjan.responsibility_log")
                .query(String.class)
                .set())
        .contains(
            "attendance-registered",
            "absence-noticed",
            "deviation-raised",
            "meeting-documented",
            "case-reviewed",
            "pause-began",
            "consent-withdrawn",
            "alert-confirmed",
            "case-stopped",
            "case-reopened",
            "after-care-begun",
            "access-log-reviewed",
            "agreement-changed",
            "sheet-keeper-named");
  }

  @Test
  void whoeverOpensTheDemoFindsAWeekAndALogReviewToDo() {
    assertThat(chain.openTasks("Task_RegisterAttendance")).hasSize(1);
    assertThat(chain.openTasks("Task_ReviewAccessLog")).hasSize(1);
  }

  @Test
  void theAccountablePartyIsWhoItWasByHand() {
    // SOF registered and never handed over.
    assertThat(held("Gunilla Hedin")).containsExactly(new Held(Party.SOF, "2025-05-20", null));
    // Corner registered; SOF took the case the next working day.
    assertThat(held("Cecilia Ahlmark"))
        .containsExactly(
            new Held(Party.CORNER, "2024-11-29", "2024-12-02"),
            new Held(Party.SOF, "2024-12-02", null));
    // AMF registered, SOF refused: AMF held it until it was closed.
    assertThat(held("Tina Wickman"))
        .containsExactly(new Held(Party.AMF, "2025-01-20", "2025-01-21"));
    // Away after a relapse and back: SOF's all the time.
    assertThat(held("Dan Edvinsson")).containsExactly(new Held(Party.SOF, "2024-11-27", null));
    // To work: SOF until AMF took over, AMF until SOF took the case back, SOF until it was closed.
    assertThat(held("Cilla Sommar"))
        .extracting(Held::party)
        .containsExactly(Party.SOF, Party.AMF, Party.SOF);
  }

  @Test
  void whoWasOnceAParticipantNeverReachesTheirOwnCase() {
    var own = of("Cilla Sommar");

    assertThat(access.isKeptFrom(new StaffId("corner2"), own)).isTrue();
    assertThat(access.casesKeptFrom(new StaffId("corner2"))).containsExactly(own);
    assertThat(chain.staff().as("corner2", () -> findingCases.byIdentityNumber("800304-9825")))
        .isEmpty();
    assertThat(chain.staff().as("corner1", () -> findingCases.byIdentityNumber("800304-9825")))
        .containsExactly(own);
  }

  private record Held(Party party, String from, String to) {}

  private List<Held> held(String name) {
    return outcome.accountability(of(name)).stream()
        .map(i -> new Held(i.party(), day(i.from()), i.to() == null ? null : day(i.to())))
        .toList();
  }

  private static String day(Instant instant) {
    return LocalDate.ofInstant(instant, ClockConfiguration.ZONE).toString();
  }

  private static CaseId of(String name) {
    return cases.get(name);
  }
}
