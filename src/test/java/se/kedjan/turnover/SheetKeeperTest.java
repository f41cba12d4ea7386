package se.kedjan.turnover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.kedjan.access.Actor;
import se.kedjan.access.CaseAccess;
import se.kedjan.access.CaseId;
import se.kedjan.access.CaseRelations;
import se.kedjan.access.Party;
import se.kedjan.access.StaffId;
import se.kedjan.forms.SavingHtmlForm;
import se.kedjan.testing.Chain;
import se.kedjan.testing.IntegrationTest;
import se.kedjan.testing.Journey;
import se.kedjan.testing.ReviewSheet;
import se.kedjan.testing.WeekSheet;

/** Who sees all of a sheet about many cases: whom the head of unit has named for it. */
@IntegrationTest
class SheetKeeperTest {

  private static final String MORE_ROWS = "Fler rader visas inte för dig.";
  private static final String MORE_CASES = "Fler ärenden visas inte för dig.";

  @Autowired Chain chain;
  @Autowired SavingHtmlForm saving;
  @Autowired TaskService tasks;
  @Autowired CaseAccess access;
  @Autowired CaseRelations relations;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;

  private Instant before;
  private LocalDate monday;

  /** A week of its own for each test, with nobody in it, and nobody named for any sheet. */
  @BeforeEach
  void onAMondayOfItsOwn() {
    before = chain.clock().instant();
    jdbc.sql("delete from kedjan.attendance_span").update();
    jdbc.sql("delete from kedjan.sheet_keeper").update();
    var last =
        jdbc.sql("select coalesce(max(monday), date '2020-01-01') from kedjan.attendance_week")
            .query(LocalDate.class)
            .single();
    var from = last.isAfter(chain.clock().today()) ? last : chain.clock().today();
    monday = chain.mondayOfWholeWeeks(from.plusDays(7), 2);
    chain.clock().moveTo(monday.atTime(8, 0));
  }

  @AfterEach
  void backInTime() {
    jdbc.sql("delete from kedjan.sheet_keeper").update();
    chain.clock().moveTo(before);
  }

  @Test
  void theHeadNamesWhoRegistersTheWeekAndEndsIt() {
    var anna = Journey.on(chain).enrolledStraight("sof1").caseId();
    var first = friday();
    assertThat(week("corner2", first).caseNumbers()).isEmpty();
    assertThat(notShown("corner2", first)).startsWith(MORE_ROWS);

    name("cornerhead1", "attendance", "corner2", null);

    assertThat(week("corner2", first).caseNumbers()).containsExactly(anna.number());
    assertThat(notShown("corner2", first)).isEmpty();
    assertThat(access.reaches(new Actor("corner2", Party.CORNER, "Corner"), anna))
        .as("named for the sheet, not for the case")
        .isFalse();
    chain.completeTask("corner2", first, week("corner2", first).form());
    assertThat(days(anna)).isEqualTo(3);

    end("cornerhead1", "attendance", "corner2");
    monday = monday.plusDays(7);
    var second = friday();
    assertThat(week("corner2", second).caseNumbers()).isEmpty();
    giveBack("corner2", second);
    assertThat(week("corner1", second).caseNumbers()).containsExactly(anna.number());
    assertThat(acts())
        .containsExactly(
            "sheet-keeper-named cornerhead1 attendance corner2 " + monday.minusDays(3),
            "sheet-keeper-ended cornerhead1 attendance corner2 " + monday.minusDays(3));
  }

  @Test
  void eachFillsInTheirOwnAndTheLastOneClosesTheWeek() {
    var anna = Journey.on(chain).enrolledStraight("sof1").caseId();
    var bo = heldByCorner2();
    var cia = Journey.on(chain).enrolledStraight("sof1").caseId();
    onlyThereOn(monday.plusDays(1), cia);
    var task = friday();

    var mine = week("corner1", task).away(anna, "sick", "mon");
    assertThat(mine.caseNumbers()).containsExactly(anna.number(), cia.number());
    assertThat(notShown("corner1", task)).startsWith(MORE_ROWS);
    assertThatThrownBy(() -> chain.completeTask("corner1", task, mine.form()))
        .hasMessageContaining("en kollega behöver fylla i en rad som inte visas för dig")
        .hasMessageNotContaining(bo.number());
    var theirs = week("corner1", task).row(bo.number());
    assertThatThrownBy(() -> chain.staff().as("corner1", () -> saving.save(task, theirs.payload())))
        .hasMessageContaining("står inte i veckan, eller ska inte registreras här");
    chain.staff().as("corner1", () -> saving.save(task, mine.payload()));
    giveBack("corner1", task);
    var rest = week("corner2", task);
    assertThat(rest.caseNumbers()).containsExactly(bo.number());
    chain.completeTask("corner2", task, rest.form());

    assertThat(days(anna)).as("what the other one had saved").isEqualTo(3);
    assertThat(days(bo)).isEqualTo(3);
    var number =
        jdbc.sql("select number from kedjan.attendance_week where monday = ?")
            .param(monday)
            .query(String.class)
            .single();
    assertThat(kept(anna)).as("whoever recorded it").containsExactly("corner1 CORNER sick");
    assertThat(kept(bo)).containsExactly("corner2 CORNER present");
    assertThat(registered(anna)).containsExactly("corner2 " + number + " corner1 sick");
    assertThat(registered(bo)).containsExactly("corner2 " + number + " present");
    assertThat(kept(cia)).as("nothing was filled in").isEmpty();
    assertThat(registered(cia)).isEmpty();
  }

  /** A day that nothing is planned for. */
  private void onlyThereOn(LocalDate day, CaseId caseId) {
    jdbc.sql(
            "update kedjan.attendance_span set from_day = :day, to_day = :day where case_id = :case")
        .param("day", day)
        .param("case", caseId.number())
        .update();
  }

  private List<String> kept(CaseId caseId) {
    return jdbc.sql(
            """
            select staff_id || ' ' || party || ' ' || (payload::json -> 'mon' ->> 'status')
            from kedjan.submission where case_id = ? and form_id = 'register-attendance'
            """)
        .param(caseId.number())
        .query(String.class)
        .list();
  }

  private List<String> registered(CaseId caseId) {
    return jdbc.sql(
            """
            select l.actor || ' ' || l.detail || ' ' || coalesce(p.payload::json -> 'mon' ->> 'status', 'nothing')
            from kedjan.responsibility_log l left join kedjan.log_payload p on p.log_id = l.id
            join kedjan.log_chain c on c.chain = l.chain
            where c.case_id = ? and l.act = 'attendance-registered'
            """)
        .param(caseId.number())
        .query(String.class)
        .list();
  }

  @Test
  void theHeadSeesTheWholeWeekByOffice() {
    var anna = Journey.on(chain).enrolledStraight("sof1").caseId();
    var task = friday();

    assertThat(week("cornerhead1", task).caseNumbers()).containsExactly(anna.number());
    assertThat(notShown("cornerhead1", task)).isEmpty();
  }

  @Test
  void aReviewIsFinishedByWhoSeesAllOfIt() {
    var named = Journey.on(chain).enrolledStraight("sof1").caseId();
    var held = Journey.on(chain).registeredBy("amf1").caseId();
    chain.claim("sof3", chain.openStep(held, "Task_ReceiveCase").taskId());
    var other = Journey.on(chain).registeredBy("amf1").caseId();
    var review = newReview();

    assertThat(review("sof3", review))
        .contains(held.number())
        .doesNotContain(named.number(), other.number());
    assertThat(notShown("sof3", review))
        .startsWith(MORE_CASES)
        .endsWith("be chefen utse dig innan du börjar.");
    assertThatThrownBy(() -> send("sof3", review, held))
        .hasMessageContaining("Be chefen utse dig för den")
        .hasMessageContaining("står kvar så länge sidan är öppen och uppgiften är din");
    assertThatThrownBy(() -> send("sof3", review, named))
        .hasMessageContaining("Be chefen utse dig för den");
    assertThat(tasks.createTaskQuery().taskId(review).singleResult().getAssignee())
        .isEqualTo("sof3");
    giveBack("sof3", review);
    assertThat(review("sof2", review)).contains(named.number()).doesNotContain(held.number());
    giveBack("sof2", review);

    name("sofhead1", "caseReview", "sof3", chain.clock().today());
    assertThat(review("sof3", review)).contains(named.number(), held.number(), other.number());
    assertThat(notShown("sof3", review)).isEmpty();
    send("sof3", review, named);
    assertThat(tasks.createTaskQuery().taskId(review).count()).isZero();
  }

  /** Named after the page was opened: it has no row of those who have come on since. */
  @Test
  void aReviewIsNotFinishedFromAPageThatDidNotShowItWhole() {
    var held = Journey.on(chain).registeredBy("amf1").caseId();
    chain.claim("sof3", chain.openStep(held, "Task_ReceiveCase").taskId());
    var other = Journey.on(chain).registeredBy("amf1").caseId();
    var review = newReview();
    var page = ReviewSheet.whole(rows("sof3", review), Map.of("rows", List.of()));
    assertThat(page.toString()).contains(held.number()).doesNotContain(other.number());
    assertThatThrownBy(() -> chain.completeSheetAsRead("sof3", review, page))
        .hasMessageContaining("Be chefen utse dig för den");

    name("sofhead1", "caseReview", "sof3", null);

    assertThatThrownBy(() -> chain.completeSheetAsRead("sof3", review, page))
        .hasMessageContaining(
            "Fler rader visas för dig nu än när du öppnade sidan. Ladda om sidan.")
        .hasMessageContaining("fyll i det igen")
        .hasMessageNotContaining(other.number());
    assertThat(tasks.createTaskQuery().taskId(review).count()).isOne();
    chain.completeSheetAsRead(
        "sof3", review, ReviewSheet.whole(rows("sof3", review), Map.of("rows", List.of())));
    assertThat(tasks.createTaskQuery().taskId(review).count()).isZero();
  }

  @Test
  void aWeekIsNotClosedFromAPageThatDidNotShowItWhole() {
    var anna = Journey.on(chain).enrolledStraight("sof1").caseId();
    var bo = heldByCorner2();
    var task = friday();
    chain.staff().as("corner1", () -> saving.save(task, week("corner1", task).payload()));
    giveBack("corner1", task);
    var page = week("corner2", task);
    assertThat(page.caseNumbers()).containsExactly(bo.number());

    name("cornerhead1", "attendance", "corner2", null);

    assertThatThrownBy(() -> chain.completeTask("corner2", task, page.form()))
        .hasMessageContaining("Fler rader visas för dig nu än när du öppnade sidan. Spara")
        .hasMessageNotContaining(anna.number());
    assertThat(tasks.createTaskQuery().taskId(task).count()).isOne();
    chain.staff().as("corner2", () -> saving.save(task, page.payload()));
    var again = week("corner2", task);
    assertThat(again.caseNumbers()).containsExactlyInAnyOrder(anna.number(), bo.number());
    chain.completeTask("corner2", task, again.form());
    assertThat(days(anna)).isEqualTo(3);
  }

  private CaseId heldByCorner2() {
    var bo = Journey.on(chain).enrolledStraight("sof1").caseId();
    chain.start(
        "corner1",
        "change-staff",
        Map.of(
            "caseNumber", bo.number(),
            "handTo", "colleague",
            "newStaff", "corner2",
            "changeReason", "Går på kvällarna."));
    return bo;
  }

  @Test
  void namedForOneSheetSeesNothingOfTheOtherNorOutsideTheirDays() {
    var anna = Journey.on(chain).enrolledStraight("sof1").caseId();
    name("cornerhead1", "caseReview", "corner2", null);
    assertThat(week("corner2", friday()).caseNumbers()).isEmpty();

    chain.clock().moveTo(monday.atTime(8, 0));
    name("cornerhead1", "attendance", "corner2", monday.plusDays(3));
    var task = friday();
    assertThat(week("corner2", task).caseNumbers()).isEmpty();
    chain.clock().moveTo(monday.plusDays(3).atTime(8, 0));
    assertThat(week("corner2", task).caseNumbers()).containsExactly(anna.number());
  }

  /** The question about many is the one about each. */
  @Test
  void ofManyAtOnceTheSameHaveToDoWithACaseAsOneByOne() {
    Journey.on(chain).enrolledStraight("sof1");
    var all =
        jdbc.sql("select number from kedjan.case_file order by number desc limit 60")
            .query((row, n) -> new CaseId(row.getString(1)))
            .list();
    for (var who : List.of("sof1", "sof2", "sof3", "boende1", "corner1", "corner2", "amf2")) {
      var staff = new StaffId(who);
      var party = Party.ofGroup(who.replace("boende", "sof").replaceAll("\\d", "")).orElseThrow();
      assertThat(relations.tiedTo(staff, all, party))
          .as(who)
          .containsExactlyInAnyOrderElementsOf(
              all.stream()
                  .filter(
                      caseId ->
                          relations.isNamed(staff, caseId, party)
                              || relations.holdsStep(staff, caseId))
                  .toList());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sof1", "corner1", "amf2", "process1", "styr1", "logg1"})
  void onlyAHeadNames(String who) {
    assertThatThrownBy(() -> name(who, "caseReview", "sof1", null))
        .isInstanceOf(AuthorizationException.class);
  }

  @Test
  void theGroupAloneMakesNobodyAHead() {
    transaction.executeWithoutResult(
        status -> {
          jdbc.sql("update kedjan.staff_membership set head = false where staff_id = 'sofhead1'")
              .update();
          assertThatThrownBy(() -> name("sofhead1", "caseReview", "sof1", null))
              .hasMessageContaining("Bara partens chef");
          status.setRollbackOnly();
        });
  }

  @Test
  void aHeadNamesStaffOfTheOwnPartyWhoWorkThereForASheetThatThePartyHas() {
    for (var nobody : List.of("corner1", "sofhead1", "Ingen Alls", "sof99")) {
      assertThatThrownBy(() -> name("sofhead1", "caseReview", nobody, null))
          .hasMessageContaining("Personen arbetar inte som");
    }
    assertThatThrownBy(() -> name("sofhead1", "attendance", "sof1", null))
        .hasMessageContaining("Närvaron registreras på Corner");
    transaction.executeWithoutResult(
        status -> {
          jdbc.sql("update kedjan.staff_membership set valid_to = ? where staff_id = 'sof3'")
              .param(chain.clock().today().minusDays(1))
              .update();
          assertThatThrownBy(() -> name("sofhead1", "caseReview", "sof3", null))
              .hasMessageContaining("Personen arbetar inte som");
          status.setRollbackOnly();
        });
    assertThat(count()).isZero();
  }

  @Test
  void whoHasLeftIsEndedToo() {
    name("sofhead1", "caseReview", "sof3", null);
    transaction.executeWithoutResult(
        status -> {
          jdbc.sql("update kedjan.staff_membership set valid_to = ? where staff_id = 'sof3'")
              .param(chain.clock().today().minusDays(1))
              .update();
          end("sofhead1", "caseReview", "sof3");
          status.setRollbackOnly();
        });
  }

  @Test
  void daysThatCannotBeAreRefused() {
    var today = chain.clock().today();
    assertThatThrownBy(() -> name("sofhead1", "caseReview", "sof1", today.minusDays(1)))
        .hasMessageContaining("«Till och med» kan inte ligga före «Från och med»");
    assertThatThrownBy(
            () ->
                start(
                    "sofhead1",
                    Map.of(
                        "keeperSheet", "caseReview",
                        "keeperChange", "name",
                        "keeperStaff", "sof1",
                        "keeperFrom", today.minusDays(1).toString())))
        .hasMessageContaining("«Från och med» kan inte ligga i det förflutna");
    assertThatThrownBy(() -> end("sofhead1", "caseReview", "sof1"))
        .hasMessageContaining("inte utsedd för den listan");
    name("sofhead1", "caseReview", "sof1", today.plusDays(5));
    assertThatThrownBy(() -> name("sofhead1", "caseReview", "sof1", null))
        .hasMessageContaining("redan utsedd någon av de dagarna");
    end("sofhead1", "caseReview", "sof1");
    assertThatThrownBy(() -> end("sofhead1", "caseReview", "sof1"))
        .hasMessageContaining("inte utsedd för den listan");
    name("sofhead1", "caseReview", "sof1", null);
    assertThat(count()).isEqualTo(2);
  }

  @Test
  void ofTwoWhoNameTheSameAtOnceOneIsTold() throws Exception {
    var barrier = new CyclicBarrier(2);
    var two = Executors.newFixedThreadPool(2);
    try {
      Callable<Boolean> naming =
          () -> {
            barrier.await();
            try {
              name("sofhead1", "caseReview", "sof1", null);
              return true;
            } catch (RuntimeException already) {
              assertThat(already).hasMessageContaining("redan utsedd");
              return false;
            }
          };
      var said = new ArrayList<Boolean>();
      for (var done : two.invokeAll(List.of(naming, naming))) {
        said.add(done.get());
      }
      assertThat(said).containsExactlyInAnyOrder(true, false);
      assertThat(count()).isEqualTo(1);
    } finally {
      two.shutdown();
    }
  }

  private void name(String head, String sheet, String staffId, LocalDate to) {
    var form = new HashMap<String, Object>();
    form.put("keeperSheet", sheet);
    form.put("keeperChange", "name");
    form.put("keeperStaff", staffId);
    form.put("keeperFrom", chain.clock().today().toString());
    if (to != null) {
      form.put("keeperTo", to.toString());
    }
    start(head, form);
  }

  private void end(String head, String sheet, String staffId) {
    start(
        head,
        Map.of(
            "keeperSheet",
            sheet,
            "keeperChange",
            "end",
            "keeperStaff",
            staffId,
            "keeperEndsOn",
            chain.clock().today().toString()));
  }

  private void start(String head, Map<String, ?> form) {
    chain.startWithoutCase(head, "name-sheet-keeper", form);
  }

  private String friday() {
    chain.clock().moveTo(monday.plusDays(4).atTime(8, 0));
    return chain.openAttendanceWeek().orElseThrow();
  }

  private String newReview() {
    var called = chain.callCaseReview();
    while (called.isEmpty()) {
      chain.clock().moveBy(Duration.ofDays(31));
      called = chain.callCaseReview();
    }
    return called.orElseThrow().getId();
  }

  private WeekSheet week(String staffId, String task) {
    take(staffId, task);
    return WeekSheet.of(chain.prefillOf(staffId, task));
  }

  private Object rows(String staffId, String task) {
    take(staffId, task);
    return chain.prefillOf(staffId, task).get("rows");
  }

  private List<String> review(String staffId, String task) {
    var numbers = new ArrayList<String>();
    json(rows(staffId, task)).forEach(row -> numbers.add(row.path("caseNumber").asText()));
    return numbers;
  }

  private static JsonNode json(Object value) {
    try {
      return new ObjectMapper().readTree(String.valueOf(value));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void send(String staffId, String task, CaseId discussed) {
    chain.completeSheet(
        staffId,
        task,
        Map.of("rows", List.of(Map.of("caseNumber", discussed.number(), "discussed", true))));
  }

  private void take(String staffId, String task) {
    if (tasks.createTaskQuery().taskId(task).singleResult().getAssignee() == null) {
      chain.claim(staffId, task);
    }
  }

  private void giveBack(String staffId, String task) {
    chain.staff().as(staffId, () -> tasks.claim(task, null));
  }

  private String notShown(String staffId, String task) {
    return String.valueOf(chain.prefillOf(staffId, task).get("notShown"));
  }

  private List<String> acts() {
    return jdbc.sql(
            """
            select said from (
              select id, act || ' ' || actor || ' ' || detail as said from kedjan.responsibility_log
              where act like 'sheet-keeper-%' order by id desc limit 2) last
            order by id
            """)
        .query(String.class)
        .list();
  }

  private int days(CaseId caseId) {
    return jdbc.sql("select count(*) from kedjan.attendance_day where case_id = ?")
        .param(caseId.number())
        .query(Integer.class)
        .single();
  }

  private int count() {
    return jdbc.sql("select count(*) from kedjan.sheet_keeper").query(Integer.class).single();
  }
}
