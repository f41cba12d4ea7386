package se.kedjan.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;
import se.kedjan.access.CaseId;
import se.kedjan.calendar.ClockConfiguration;
import se.kedjan.responsibility.LogVerification;
import se.kedjan.testing.Chain;
import se.kedjan.testing.Journey;
import se.kedjan.testing.NodesBeside;
import se.kedjan.testing.NodesBeside.Beside;
import se.kedjan.testing.NodesDatabase;
import se.kedjan.testing.Outcome;
import se.kedjan.testing.PostOffice;
import se.kedjan.testing.PostOffice.Letter;
import se.kedjan.testing.TestConfiguration;
import se.kedjan.testing.WholeApplication;

/**
 * Three nodes in JVMs of their own on one database: they start at once, they take the same timers
 * at once, and one is killed in the middle of its work. Nothing is lost, nothing is done twice.
 */
@WholeApplication
@TestPropertySource(properties = WholeApplication.STAFF_PASSWORD)
@ContextConfiguration(initializers = {PostOffice.class, NodesBeside.class})
@Import({TestConfiguration.class, Chain.class, Outcome.class})
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SeveralNodesTest {

  /** Five days of an ordinary week. */
  private static final LocalDate MONDAY = LocalDate.of(2030, 3, 11);

  private static final LocalDate LAST_FRIDAY = LocalDate.of(2030, 3, 29);

  /** How long a job belongs to the node that took it. */
  private static final Duration JOB_LOCK = Duration.ofMinutes(5);

  @Autowired Chain chain;
  @Autowired Outcome outcome;
  @Autowired LogVerification verification;
  @Autowired Beside beside;

  private NodesDatabase database;
  private CaseId erasedInTheWeek;
  private List<CaseId> erasedLater;
  private CaseId consentEndsInTheWeek;
  private List<CaseId> consentEndsLater;
  private CaseId paused;

  /** Cases that each have something due, all through the node that the test has itself. */
  @BeforeAll
  void thereIsWorkToDo() {
    database = new NodesDatabase(beside.superuser());
    beside.first().awaitUp();
    beside.second().awaitUp();
    PostOffice.open();
    PostOffice.empty();

    erasedInTheWeek = turnedAway();
    chain.clock().moveTo(LAST_FRIDAY.minusYears(5).minusDays(4).atTime(9, 0));
    erasedLater = List.of(turnedAway(), turnedAway());

    chain.clock().moveTo(MONDAY.minusDays(3).atTime(9, 0));
    Journey.on(chain).enrolledStraight("sof1");
    paused =
        Journey.on(chain)
            .enrolledStraight("sof1")
            .happens("pause", "illness")
            .pauses("kept", LAST_FRIDAY)
            .caseId();
    consentEndsInTheWeek = consentedUntil(MONDAY.plusDays(1));
    consentEndsLater =
        List.of(consentedUntil(LAST_FRIDAY.minusDays(1)), consentedUntil(LAST_FRIDAY.minusDays(1)));
  }

  private CaseId turnedAway() {
    return Journey.on(chain).registeredBy("sof1").turnedAway("notRelevant").caseId();
  }

  private CaseId consentedUntil(LocalDate day) {
    var journey = Journey.on(chain).registeredBy("sof1").received();
    var form = new HashMap<>(journey.sofsConsent("yes", "yes"));
    form.put("consentUntil", day.toString());
    return journey.step("Task_ObtainConsent", form).caseId();
  }

  @Test
  @Order(1)
  void whatStartsAtOnceOnAnEmptyDatabaseIsPutInPlaceOnce() {
    assertThat(count("motor.act_re_deployment")).isEqualTo(1);
    assertThat(count("motor.act_re_procdef where version_ > 1")).isZero();
    assertThat(twice("kedjan.flyway_schema_history", "version")).isEmpty();
    assertThat(count("kedjan.flyway_schema_history where not success")).isZero();
    assertThat(twice("kedjan.staff_membership", "staff_id")).isEmpty();
    assertThat(count("kedjan.staff")).isPositive().isEqualTo(count("kedjan.staff_membership"));
    assertThat(twice("kedjan.unit", "name")).isEmpty();
    assertThat(twice("motor.act_id_membership", "user_id_, group_id_")).isEmpty();
    assertThat(twice("motor.act_ru_filter", "name_")).isEmpty();
    assertThat(
            twice(
                "motor.act_ru_authorization",
                "type_, coalesce(group_id_, user_id_), resource_type_, resource_id_"))
        .isEmpty();
    assertThat(
            twice("motor.act_ru_job where handler_type_ = 'timer-start-event'", "process_def_id_"))
        .isEmpty();
  }

  @Test
  @Order(2)
  void twoNodesThatTakeTheSameTimersAtTheSameMomentDoEachOnce() throws SQLException {
    for (var day = 0; day < 5; day++) {
      var morning = MONDAY.plusDays(day).atTime(6, 31);
      database.atOnce(() -> work(instant(morning)), beside.first(), beside.second());
      database.awaitNothingDue(instant(morning));
    }
    beside.first().rest();
    beside.second().rest();
    chain.clock().moveTo(MONDAY.plusDays(4).atTime(6, 31));

    // Both had their share, or it would prove nothing.
    assertThat(
            database.list(
                "select distinct hostname_ from motor.act_hi_job_log where job_state_ = 2"))
        .contains(beside.first().name(), beside.second().name());
    assertThat(twice("motor.act_hi_job_log where job_state_ = 2", "job_id_")).isEmpty();
    assertThat(count("kedjan.retention_run")).isEqualTo(5);
    assertThat(count("kedjan.digest_day")).isEqualTo(5);
    weekIsOpenedOnce("V-2030-11-corner");
    isErased(1, erasedInTheWeek);
    consentHasEndedOnce(consentEndsInTheWeek);
    eachLetterCameOnce();
    nothingIsLeftHalfDone();
  }

  /**
   * Each stands where something is written and something is not: of the two cases whose time is out
   * the first has gone, of the two consents that end the first has ended.
   */
  @Test
  @Order(3)
  void ofANodeKilledInTheMiddleOfItsTimersAnotherDoesWhatIsLeftAndNothingTwice()
      throws SQLException {
    var morning = LAST_FRIDAY.atTime(6, 31);
    var digests = count("kedjan.digest_day");
    var nights = count("kedjan.retention_run");
    try (var halt = database.halt()) {
      halt.standsStill(1, "after insert", "open_step", is("new.case_id", paused));
      halt.standsStill(2, "before delete", "case_file", is("old.number", erasedLater.get(1)));
      halt.standsStill(
          3,
          "after insert",
          "consent",
          is("new.case_id", consentEndsLater.get(1)) + " and new.event = 'expired'");
      halt.standsStill(4, "after insert", "attendance_week", "new.number = 'V-2030-13-corner'");
      halt.standsStill(5, "after insert", "mail", "new.staff_id = 'sof1'");

      beside.first().work(instant(morning));
      NodesDatabase.until(
          "five jobs stand in their middle", () -> database.stopped(beside.first()) == 5);
      beside.first().kill();
    }
    NodesDatabase.until(
        "its connections are gone",
        () ->
            count("pg_stat_activity where application_name = '%s'".formatted(beside.first().name()))
                == 0);

    assertThat(count("kedjan.open_step where step = 'Task_DecideAfterPause'")).isZero();
    assertThat(count("kedjan.attendance_week where number >= 'V-2030-12'")).isZero();
    assertThat(count("kedjan.digest_day")).isEqualTo(digests);
    assertThat(count("kedjan.retention_run")).isEqualTo(nights);
    assertThat(cases(erasedLater)).isEqualTo(1);
    consentHasEndedOnce(consentEndsLater.get(0));
    assertThat(expired(consentEndsLater.get(1))).isEmpty();
    assertThat(jobsOfTheKilled()).hasSizeGreaterThanOrEqualTo(5);

    var later = morning.plus(JOB_LOCK).plusMinutes(1);
    beside.second().work(instant(later));
    database.awaitNothingDue(instant(later));
    beside.second().rest();
    chain.clock().moveTo(later);

    assertThat(chain.openSteps(paused)).containsOnlyOnce("Task_DecideAfterPause");
    assertThat(
            count(
                "kedjan.responsibility_log where act = 'step-opened' and step = 'Task_DecideAfterPause'"))
        .isEqualTo(1);
    weekIsOpenedOnce("V-2030-12-corner");
    weekIsOpenedOnce("V-2030-13-corner");
    isErased(3, erasedLater.get(0), erasedLater.get(1));
    consentEndsLater.forEach(this::consentHasEndedOnce);
    assertThat(count("kedjan.digest_day")).isEqualTo(digests + 1);
    assertThat(count("kedjan.retention_run")).isEqualTo(nights + 1);
    eachLetterCameOnce();
    assertThat(PostOffice.lettersTo("sof1"))
        .extracting(Letter::messageId)
        .contains("<digest.%s.sof1@kedjan.example>".formatted(LAST_FRIDAY));
    assertThat(jobsOfTheKilled()).isEmpty();
    nothingIsLeftHalfDone();
  }

  private void work(Instant now) {
    beside.first().work(now);
    beside.second().work(now);
  }

  private static String is(String column, CaseId caseId) {
    return "%s = '%s'".formatted(column, caseId.number());
  }

  private void weekIsOpenedOnce(String number) {
    assertThat(count("kedjan.attendance_week where number = '%s'".formatted(number))).isEqualTo(1);
    assertThat(
            count(
                """
                motor.act_ru_task t join motor.act_ru_execution p on p.id_ = t.proc_inst_id_
                where p.business_key_ = '%s'
                """
                    .formatted(number)))
        .isEqualTo(1);
    assertThat(
            count(
                "kedjan.responsibility_log where act = 'attendance-week-opened' and detail = '%s'"
                    .formatted(number)))
        .isEqualTo(1);
  }

  private void isErased(int sinceTheBeginning, CaseId... cases) {
    assertThat(cases(List.of(cases))).isZero();
    assertThat(count("kedjan.responsibility_log where act = 'case-erased'"))
        .isEqualTo(sinceTheBeginning);
  }

  private long cases(List<CaseId> cases) {
    return count(
        "kedjan.case_file where number in ('%s')"
            .formatted(String.join("', '", cases.stream().map(CaseId::number).toList())));
  }

  private void consentHasEndedOnce(CaseId caseId) {
    assertThat(expired(caseId)).isNotEmpty().doesNotHaveDuplicates();
    assertThat(outcome.acts(caseId).stream().filter("consent-expired"::equals))
        .hasSameSizeAs(expired(caseId));
    assertThat(chain.openSteps(caseId)).containsOnlyOnce("Task_DecideAfterWithdrawal");
  }

  private List<String> expired(CaseId caseId) {
    return database.list(
        "select from_party || '>' || receiver from kedjan.consent where event = 'expired' and "
            + is("case_id", caseId));
  }

  private List<String> jobsOfTheKilled() {
    return database.list(
        "select handler_type_ from motor.act_ru_job where lock_owner_ is not null");
  }

  private void eachLetterCameOnce() {
    assertThat(PostOffice.letters()).isNotEmpty();
    assertThat(PostOffice.letters()).extracting(Letter::messageId).doesNotHaveDuplicates();
    assertThat(count("kedjan.mail where status = 'waiting'")).isZero();
    assertThat(count("kedjan.mail where status = 'sent'")).isEqualTo(PostOffice.letters().size());
  }

  private void nothingIsLeftHalfDone() {
    assertThat(verification.verify().faults()).isEmpty();
    outcome.engineHoldsNothingOfNobody(chain.clock().instant());
  }

  private long count(String from) {
    return database.count(from);
  }

  private List<String> twice(String from, String what) {
    return database.twice(from, what);
  }

  private static Instant instant(LocalDateTime local) {
    return local.atZone(ClockConfiguration.ZONE).toInstant();
  }
}
