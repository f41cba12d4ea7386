package se.kedjan.logreview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.spin.json.SpinJsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.kedjan.access.CaseId;
import se.kedjan.calendar.ClockConfiguration;
import se.kedjan.calendar.WorkingDays;
import se.kedjan.testing.Chain;
import se.kedjan.testing.IntegrationTest;
import se.kedjan.testing.Journey;
import se.kedjan.testing.SharedDatabase;

/** The month's look into who has read what. */
@IntegrationTest
class LogReviewTest {

  private static final Map<String, Object> NOTHING_FOUND =
      Map.of("lookedAt", true, "remarksFound", "no");

  @Autowired Chain chain;
  @Autowired TaskService tasks;
  @Autowired FormService forms;
  @Autowired ManagementService management;
  @Autowired WorkingDays workingDays;
  @Autowired JdbcClient jdbc;

  private Instant before;

  /** A span of its own: two days after the last review; nobody is named for any sheet. */
  @BeforeEach
  void nothingReadYet() {
    before = chain.clock().instant();
    jdbc.sql("delete from kedjan.sheet_keeper").update();
    var last =
        jdbc.sql("select coalesce(max(to_at), to_timestamp(0)) from kedjan.log_review")
            .query(Timestamp.class)
            .single()
            .toInstant();
    if (last.isAfter(before)) {
      chain.clock().moveTo(last);
    }
    chain.drawReadings();
    chain.clock().moveBy(Duration.ofDays(2));
  }

  @AfterEach
  void backInTime() {
    chain.clock().moveTo(before);
  }

  @Test
  void pointsAtWhoBearsTheNameOfTheParticipant() {
    var form = Journey.someone("sof");
    form.put("familyName", "norén");
    var caseId = Journey.on(chain).registered("sof1", form).received().caseId();
    read("sof2", caseId, "10:00");

    var odd = list(opened(draw()), "oddReadings");

    assertThat(why(caseId, "sof2")).containsExactly("ownName");
    assertThat(labels(odd, caseId).get(0))
        .contains("Stefan Norén", caseId.number(), "Ärendet", "samma efternamn som deltagaren");
  }

  @Test
  void pointsAtWhoHasNothingToDoWithTheCase() {
    var caseId = Journey.on(chain).registeredBy("sof1").received().caseId();
    read("corner2", caseId, "10:00");
    read("corner2", caseId, "10:05");
    read("cornerhead1", caseId, "11:00");
    read("process1", caseId, "11:30");

    draw();
    assertThat(why(caseId, "corner2")).containsExactly("noRelation");
    assertThat(why(caseId, "cornerhead1")).containsExactly("noRelation");
    assertThat(drawnReasons(caseId, "process1")).allMatch(List::isEmpty);
  }

  @Test
  void doesNotPointAtThoseWhoHaveHadSomethingToDoWithIt() {
    var journey = Journey.on(chain).registeredBy("amf1").received();
    for (var somebody : List.of("amf1", "sof1", "sof2", "sofhead1", "amfhead1")) {
      read(somebody, journey.caseId(), "10:00");
    }

    draw();
    for (var somebody : List.of("amf1", "sof1", "sof2", "sofhead1", "amfhead1")) {
      assertThat(drawnReasons(journey.caseId(), somebody)).allMatch(List::isEmpty);
    }
  }

  @Test
  void pointsAtWhoIsNamedForASheetOnlyWhereTheyReadSomethingElse() {
    var onTheSheet = Journey.on(chain).registeredBy("sof1").received().caseId();
    var beside = Journey.on(chain).registeredBy("sof1").received().caseId();
    yesterdayAt("08:00", () -> chain.nameForSheet("corner2", "attendance"));
    read("corner2", onTheSheet, "10:00", "register-attendance");
    read("corner2", beside, "10:00", "register-attendance");
    read("corner2", beside, "10:05", "review-cases-corner");

    draw();
    assertThat(drawnReasons(onTheSheet, "corner2")).allMatch(List::isEmpty);
    assertThat(why(beside, "corner2")).containsExactly("noRelation");
  }

  @Test
  void whoWasNamedForPartOfADayIsPointedAtForTheRestOfIt() {
    var before = Journey.on(chain).registeredBy("sof1").received().caseId();
    var meanwhile = Journey.on(chain).registeredBy("sof1").received().caseId();
    var after = Journey.on(chain).registeredBy("sof1").received().caseId();
    yesterdayAt("09:00", () -> keeper("name", "keeperFrom"));
    yesterdayAt("13:00", () -> keeper("end", "keeperEndsOn"));
    read("corner1", before, "08:59", "review-cases-corner");
    read("corner1", meanwhile, "09:01", "review-cases-corner");
    read("corner1", meanwhile, "12:59", "review-cases-corner");
    read("corner1", after, "13:01", "review-cases-corner");

    draw();
    assertThat(drawnReasons(meanwhile, "corner1")).allMatch(List::isEmpty);
    assertThat(why(before, "corner1")).containsExactly("noRelation");
    assertThat(why(after, "corner1")).containsExactly("noRelation");
  }

  @Test
  void pointsAtWhoseNamingWasForAnEarlierDay() {
    var caseId = Journey.on(chain).registeredBy("sof1").received().caseId();
    chain.clock().moveBy(Duration.ofDays(-2));
    chain.nameForSheet("corner1", "caseReview");
    chain.clock().moveBy(Duration.ofDays(2));
    read("corner1", caseId, "10:00", "review-cases-corner");

    draw();
    assertThat(why(caseId, "corner1")).containsExactly("noRelation");
  }

  @Test
  void aHeadReadsASheetByOfficeAndElseTheCasesOfTheParty() {
    var onTheSheet = Journey.on(chain).registeredBy("sof1").received().caseId();
    var beside = Journey.on(chain).registeredBy("sof1").received().caseId();
    read("cornerhead1", onTheSheet, "10:00", "register-attendance");
    read("cornerhead1", onTheSheet, "10:00", "review-cases-corner");
    read("cornerhead1", beside, "10:00", "review-cases-corner");
    read("cornerhead1", beside, "10:05", "case");
    read("corner1", onTheSheet, "10:00", "review-cases-corner");

    draw();
    assertThat(drawnReasons(onTheSheet, "cornerhead1")).allMatch(List::isEmpty);
    assertThat(why(beside, "cornerhead1")).containsExactly("noRelation");
    assertThat(why(onTheSheet, "corner1")).containsExactly("noRelation");
  }

  @Test
  void pointsAtWhoReadsManyCasesInADayOnceForTheDay() {
    for (var n = 1; n <= 16; n++) {
      read("metod1", new CaseId("K-2024-70%02d".formatted(n)), "10:00");
      if (n <= 15) {
        read("boende1", new CaseId("K-2024-70%02d".formatted(n)), "10:00");
      }
    }

    draw();
    assertThat(reasons("metod1").stream().filter(why -> why.contains("manyCases"))).hasSize(1);
    assertThat(reasons("boende1")).isNotEmpty().noneMatch(why -> why.contains("manyCases"));
  }

  @Test
  void pointsAtWhoLooksForManyPeopleByTheirNumbers() {
    for (var n = 1; n <= 16; n++) {
      search("metod1");
      if (n <= 15) {
        search("boende1");
      }
    }

    draw();
    assertThat(searchers()).containsExactly("metod1");
  }

  @Test
  void pointsAtReadingsOfAClosedCase() {
    var closed = Journey.on(chain).registeredBy("sof1").turnedAway("notRelevant").caseId();
    read("sof1", closed, "10:00");
    chain.clock().moveBy(Duration.ofDays(2));
    read("sof1", closed, "10:00");

    draw();
    assertThat(drawnReasons(closed, "sof1"))
        .filteredOn(why -> !why.isEmpty())
        .containsExactly(List.of("closed"));
  }

  @Test
  void pointsAtReadingsAtNight() {
    var caseId = Journey.on(chain).registeredBy("sof1").received().caseId();
    read("sof1", caseId, "05:59");
    read("sof2", caseId, "22:00");
    var day = Journey.on(chain).registeredBy("sof1").received().caseId();
    read("sof1", day, "06:00");
    read("sof2", day, "21:59");

    draw();
    assertThat(why(caseId, "sof1")).containsExactly("night");
    assertThat(why(caseId, "sof2")).containsExactly("night");
    assertThat(drawnReasons(day, "sof1")).allMatch(List::isEmpty);
    assertThat(drawnReasons(day, "sof2")).allMatch(List::isEmpty);
  }

  @Test
  void drawsTwentyAtRandomAndKeepsThem() {
    var caseId = Journey.on(chain).registeredBy("sof1").received().caseId();
    for (var n = 0; n < 30; n++) {
      read("sof2", caseId, "10:%02d".formatted(n));
    }
    var task = draw();

    var first = opened(task);
    assertThat((List<?>) list(first, "sampledReadings")).hasSize(20);
    read("sof2", caseId, "11:00");
    assertThat(list(opened(task), "sampledReadings")).isEqualTo(list(first, "sampledReadings"));
    assertThat(list(opened(task), "oddReadings")).isEqualTo(list(first, "oddReadings"));
    assertThat(searches("review")).isGreaterThanOrEqualTo(3);
  }

  @Test
  void showsNumbersAndStaffAndNeverWhoseCaseItIs() {
    var form = Journey.someone("sof");
    form.put("familyName", "Hemligsson");
    var caseId = Journey.on(chain).registered("sof1", form).received().caseId();
    read("corner2", caseId, "10:00");

    assertThat(list(opened(draw()), "oddReadings").toString())
        .contains(caseId.number(), "Cilla Sommar")
        .doesNotContain("Hemligsson", "Prov");
  }

  @Test
  void saysOfAProtectedCaseThatAReadingSticksOutAndNeverWhy() {
    var form = Journey.someone("sof");
    form.put("familyName", "Norén");
    var caseId = Journey.on(chain).registered("sof1", form).received().caseId();
    chain.start(
        "sof2",
        "protect-identity",
        Map.of("caseNumber", caseId.number(), "protection", "yes", "alias", "Almen"));
    read("sof2", caseId, "10:00");
    read("sof1", caseId, "23:00");

    assertThat(labels(list(opened(draw()), "oddReadings"), caseId))
        .hasSize(2)
        .allSatisfy(
            label ->
                assertThat(label)
                    .contains("behöver kontrolleras")
                    .doesNotContain("efternamn", "natten"));
  }

  @Test
  void keepsWhatWasFoundAndByWhom() {
    var caseId = Journey.on(chain).registeredBy("sof1").received().caseId();
    read("corner2", caseId, "10:00");
    var task = draw();
    var number = numberOf(caseId, "corner2");
    var found = new HashMap<String, Object>(NOTHING_FOUND);
    found.put("remarksFound", "yes");

    assertThatThrownBy(() -> chain.completeTask("logg1", task, found))
        .hasMessageContaining("«Anmärkning» måste fyllas i");
    found.put("remarkNote", "Nummer %s frågas om.".formatted(number));
    found.put("measures", "Enhetschefen på Corner frågar.");
    found.put("oddRemarked", List.of("99999"));
    assertThatThrownBy(() -> chain.completeTask("logg1", task, found))
        .hasMessageContaining("har ett val som inte finns i listan");
    found.put("oddRemarked", List.of(number));
    chain.completeTask("logg1", task, found);

    assertThat(
            jdbc.sql(
                    """
                    select concat_ws(' ', reviewed_by, remarks, measures) from kedjan.log_review
                    where id = (select review_id from kedjan.log_review_reading where case_id = ? and remarked)
                    """)
                .param(caseId.number())
                .query(String.class)
                .single())
        .isEqualTo("logg1 yes Enhetschefen på Corner frågar.");
    assertThat(acts("access-log-reviewed")).isPositive();
    assertThat(
            jdbc.sql("select count(*) from kedjan.submission where task_id = ? and case_id is null")
                .param(task)
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sof1", "cornerhead1", "amf1", "process1", "styr1", "drift1"})
  void isForTheLogReviewerAlone(String staffId) {
    var task = draw();

    chain
        .staff()
        .as(
            staffId,
            () -> {
              assertThat(tasks.createTaskQuery().taskId(task).count()).isZero();
              assertThatThrownBy(() -> forms.getTaskFormVariables(task)).isNotNull();
              assertThatThrownBy(() -> forms.submitTaskForm(task, new HashMap<>(NOTHING_FOUND)))
                  .isNotNull();
            });
    chain
        .staff()
        .as("logg1", () -> assertThat(tasks.createTaskQuery().taskId(task).count()).isOne());
  }

  @Test
  void theLogReviewerHasNoTaskOfACase() {
    Journey.on(chain).consentedStraight("sof1");

    chain
        .staff()
        .as(
            "logg1",
            () ->
                assertThat(tasks.createTaskQuery().listPage(0, 1000))
                    .allMatch(task -> task.getTaskDefinitionKey().equals("Task_ReviewAccessLog")));
    assertThatThrownBy(() -> chain.start("logg1", "referral-chain", Journey.someone("sof")))
        .isNotNull();
  }

  @Test
  void isDueAfterTenWorkingDaysAndWaitsWithoutACase() {
    var task = draw();

    var due = tasks.createTaskQuery().taskId(task).singleResult().getDueDate().toInstant();
    assertThat(LocalDate.ofInstant(due, ClockConfiguration.ZONE))
        .isEqualTo(workingDays.plus(chain.clock().today(), 10));
    chain.clock().moveTo(due.plusSeconds(60));
    chain.findOverdueSteps();
    assertThat(tasks.createTaskQuery().taskId(task).count()).isOne();
  }

  /** Two nodes find the same timer due; the one that loses finds nothing left to do. */
  @Test
  void comesOnceAMonthHoweverManyNodes() throws Exception {
    var jobs = management.createJobQuery().processDefinitionKey("access-log-review");
    var timer = jobs.timers().singleResult();
    var reviews = count("log_review");
    var start = new CyclicBarrier(2);
    var threads = Executors.newFixedThreadPool(2);
    try {
      for (var node :
          List.of(fire(threads, start, timer.getId()), fire(threads, start, timer.getId()))) {
        node.get();
      }
    } finally {
      threads.shutdown();
    }
    for (var job :
        management.createJobQuery().processDefinitionKey("access-log-review").messages().list()) {
      management.executeJob(job.getId());
    }

    assertThat(count("log_review")).isEqualTo(reviews + 1);
  }

  @Test
  void comesOnTheMorningOfTheFirstWeekday() {
    draw();

    var next =
        management
            .createJobQuery()
            .processDefinitionKey("access-log-review")
            .timers()
            .singleResult()
            .getDuedate()
            .toInstant()
            .atZone(ClockConfiguration.ZONE);
    assertThat(next.toLocalTime()).isEqualTo(LocalTime.of(6, 0));
    assertThat(next.getDayOfMonth()).isBetween(1, 3);
    assertThat(next.getDayOfWeek().getValue()).isBetween(1, 5);
    assertThat(next.toInstant()).isAfter(chain.clock().instant());
  }

  @Test
  void whatWasDrawnGoesWithTheReading() {
    var caseId = Journey.on(chain).registeredBy("sof1").received().caseId();
    read("corner2", caseId, "10:00");
    draw();

    // As retention does: the program itself may not.
    new JdbcTemplate(SharedDatabase.postgres().getDatabase("postgres", "kedjan"))
        .update("delete from kedjan.read_log where case_id = ?", caseId.number());

    assertThat(drawnReasons(caseId, "corner2")).isEmpty();
  }

  /** Something that was done yesterday, at a time in Stockholm. */
  private void yesterdayAt(String time, Runnable work) {
    var now = chain.clock().instant();
    chain.clock().moveTo(chain.clock().today().minusDays(1).atTime(LocalTime.parse(time)));
    work.run();
    chain.clock().moveTo(now);
  }

  /** The head says so of corner1 and the joint review, from that very day. */
  private void keeper(String change, String dayField) {
    chain.startWithoutCase(
        "cornerhead1",
        "name-sheet-keeper",
        Map.of(
            "keeperSheet",
            "caseReview",
            "keeperChange",
            change,
            "keeperStaff",
            "corner1",
            dayField,
            chain.clock().today().toString()));
  }

  private Future<?> fire(ExecutorService threads, CyclicBarrier start, String job) {
    return threads.submit(
        () -> {
          start.await();
          try {
            management.executeJob(job);
          } catch (RuntimeException takenByTheOther) {
            return takenByTheOther;
          }
          return null;
        });
  }

  /** Yesterday, at a time in Stockholm. */
  private void read(String staffId, CaseId caseId, String time) {
    read(staffId, caseId, time, "case");
  }

  private void read(String staffId, CaseId caseId, String time, String part) {
    var at =
        chain
            .clock()
            .today()
            .minusDays(1)
            .atTime(LocalTime.parse(time))
            .atZone(ClockConfiguration.ZONE)
            .toInstant();
    jdbc.sql(
            """
            insert into kedjan.read_log (at, staff_id, party, unit, case_id, part, screen)
            select ?, ?, (select u.party from kedjan.staff_membership m join kedjan.unit u on u.id = m.unit_id where m.staff_id = ? limit 1), 'Enheten', ?, ?, 'case-page'
            """)
        .params(Timestamp.from(at), staffId, staffId, caseId.number(), part)
        .update();
  }

  /** Whose searches the latest review points at. */
  private List<String> searchers() {
    return jdbc.sql(
            """
            select r.staff_id from kedjan.log_review_reading d join kedjan.read_log r on r.id = d.reading_id
            where d.review_id = (select max(id) from kedjan.log_review) and d.unusual = array['manySearches']
            """)
        .query(String.class)
        .list();
  }

  private void search(String staffId) {
    jdbc.sql(
            "insert into kedjan.read_log (at, staff_id, unit, part, screen) values (?, ?, 'Enheten', 'identity-number', 'search')")
        .params(Timestamp.from(chain.clock().instant().minus(Duration.ofHours(30))), staffId)
        .update();
  }

  private String draw() {
    return chain.drawReadings();
  }

  private Map<String, Object> opened(String task) {
    return chain.staff().as("logg1", () -> forms.getTaskFormVariables(task));
  }

  private static Object list(Map<String, Object> prefill, String name) {
    return ((SpinJsonNode) prefill.get(name)).mapTo("java.util.ArrayList");
  }

  private static List<String> labels(Object list, CaseId caseId) {
    return ((List<?>) list)
        .stream()
            .map(option -> ((Map<?, ?>) option).get("label").toString())
            .filter(label -> label.contains(caseId.number()))
            .toList();
  }

  private List<String> why(CaseId caseId, String staffId) {
    var reasons = drawnReasons(caseId, staffId).stream().filter(why -> !why.isEmpty()).toList();
    assertThat(reasons).hasSize(1);
    return reasons.get(0);
  }

  private List<List<String>> drawnReasons(CaseId caseId, String staffId) {
    return reasons("and d.case_id = '%s'".formatted(caseId.number()), staffId);
  }

  private List<List<String>> reasons(String staffId) {
    return reasons("and d.case_id like 'K-2024-70%'", staffId);
  }

  private List<List<String>> reasons(String and, String staffId) {
    return jdbc.sql(
            """
            select d.unusual from kedjan.log_review_reading d join kedjan.read_log r on r.id = d.reading_id
            where r.staff_id = ? and r.screen = 'case-page' %s order by d.number
            """
                .formatted(and))
        .param(staffId)
        .query((row, n) -> List.of((String[]) row.getArray(1).getArray()))
        .list();
  }

  private String numberOf(CaseId caseId, String staffId) {
    return jdbc.sql(
            """
            select d.number::text from kedjan.log_review_reading d join kedjan.read_log r on r.id = d.reading_id
            where d.case_id = ? and r.staff_id = ?
            """)
        .params(caseId.number(), staffId)
        .query(String.class)
        .single();
  }

  private long searches(String screen) {
    return jdbc.sql(
            "select count(*) from kedjan.read_log_search where by_staff = 'logg1' and screen = ?")
        .param(screen)
        .query(Long.class)
        .single();
  }

  private long acts(String kind) {
    return jdbc.sql("select count(*) from kedjan.responsibility_log where act = ?")
        .param(kind)
        .query(Long.class)
        .single();
  }

  private long count(String table) {
    assertThat(Set.of("log_review")).contains(table);
    return jdbc.sql("select count(*) from kedjan." + table).query(Long.class).single();
  }
}
