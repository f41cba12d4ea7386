package se.kedjan.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.calendar.WorkingDays;
import se.kedjan.forms.SavingHtmlForm;
import se.kedjan.testing.Chain;
import se.kedjan.testing.IntegrationTest;
import se.kedjan.testing.Journey;
import se.kedjan.testing.Statements;
import se.kedjan.testing.WeekSheet;

/** A week at Corner: the grid, what may stand in it, and what happens to it afterwards. */
@IntegrationTest
class AttendanceTest {

  @Autowired Chain chain;
  @Autowired SavingHtmlForm saving;
  @Autowired TaskService tasks;
  @Autowired AttendanceNotes notes;
  @Autowired WorkingDays workingDays;
  @Autowired JdbcClient jdbc;

  private Instant before;
  private LocalDate monday;

  /** A week of its own for each test, with nobody in it. */
  @BeforeEach
  void onAMondayOfItsOwn() {
    before = chain.clock().instant();
    jdbc.sql("delete from kedjan.attendance_span").update();
    var last =
        jdbc.sql("select coalesce(max(monday), date '2020-01-01') from kedjan.attendance_week")
            .query(LocalDate.class)
            .single();
    var from = last.isAfter(chain.clock().today()) ? last : chain.clock().today();
    monday = chain.mondayOfWholeWeeks(from.plusDays(7), 5);
    chain.clock().moveTo(monday.atTime(8, 0));
  }

  @AfterEach
  void backInTime() {
    chain.clock().moveTo(before);
  }

  @Test
  void aWeekIsRegisteredForEverybodyAtOnce() {
    var anna = enrolled();
    var bo = enrolled();
    var task = friday();
    var sheet = sheet(task);
    assertThat(sheet.caseNumbers()).containsExactlyInAnyOrder(anna.number(), bo.number());

    chain.completeTask("corner1", task, sheet.away(bo, "sick", "mon", "wed").form());

    assertThat(days(anna)).containsExactly("mon present 5.0", "wed present 5.0", "fri present 5.0");
    assertThat(days(bo)).containsExactly("mon sick 0.0", "wed sick 0.0", "fri present 5.0");
    for (var caseId : List.of(anna, bo)) {
      assertThat(count("submission where task_id = '%s' and case_id = ?".formatted(task), caseId))
          .isEqualTo(1);
      assertThat(
              count(
                  "responsibility_log where act = 'attendance-registered' and chain = (select chain"
                      + " from kedjan.log_chain where case_id = ?)",
                  caseId))
          .isEqualTo(1);
      assertThat(count("read_log where part = 'register-attendance' and case_id = ?", caseId))
          .isPositive();
    }
    assertThat(
            jdbc.sql("select payload from kedjan.submission where task_id = ? and case_id is null")
                .param(task)
                .query(String.class)
                .single())
        .doesNotContain("K-");
    assertThat(chain.openAttendanceWeek()).as("a closed week is not opened again").isEmpty();
  }

  @Test
  void aTimerThatFiresTwiceOpensOneWeek() {
    enrolled();
    var task = friday();

    assertThat(chain.openAttendanceWeek()).contains(task);
    assertThat(
            jdbc.sql(
                    "select count(*) from motor.act_ru_task where task_def_key_ ="
                        + " 'Task_RegisterAttendance' and id_ = ?")
                .param(task)
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void aTimerThatFiresLateOpensTheWeekThatHasEnded() {
    var anna = enrolled();
    chain.clock().moveTo(monday.plusDays(7).atTime(8, 0));

    var task = chain.openAttendanceWeek().orElseThrow();

    assertThat(sheet(task).shown().path("week").asText()).isEqualTo(week(0).words());
    assertThat(count("attendance_week where monday = '%s'".formatted(week(1).monday()))).isZero();
    assertThatThrownBy(
            () -> correct("corner1", correction(anna, monday.plusDays(7), "sick", "Ringde.")))
        .hasMessageContaining("Veckan har inte öppnats än");
    chain.completeTask("corner1", task, sheet(task).form());
    assertThat(days(anna)).containsExactly("mon present 5.0", "wed present 5.0", "fri present 5.0");
  }

  @Test
  void weeksThatNoTimerCameForAreOpenedToo() {
    var anna = enrolled();
    var first = friday();
    chain.completeTask("corner1", first, sheet(first).form());
    chain.clock().moveTo(monday.plusDays(4 + 21).atTime(8, 0));

    chain.openAttendanceWeek();

    for (var n = 1; n <= 3; n++) {
      var task = chain.openWeek(week(n).number()).orElseThrow();
      chain.completeTask("corner1", task, sheet(task).away(anna, "unreported", "mon").form());
    }
    assertThat(days(anna).stream().filter(day -> day.startsWith("mon unreported"))).hasSize(3);
    assertThat(chain.openSteps(anna)).contains("Task_ContactParticipant");
    assertThat(
            jdbc.sql(
                    "select count(*) from kedjan.responsibility_log where act ="
                        + " 'attendance-week-opened' and detail = ?")
                .param(week(2).number())
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void whatIsSavedIsThereForWhoeverGoesOn() {
    var anna = enrolled();
    var task = friday();
    var sheet = sheet(task).away(anna, "excused", "mon").empty(anna, "wed").empty(anna, "fri");

    chain.staff().as("corner1", () -> saving.save(task, sheet.payload()));

    var again = WeekSheet.of(chain.prefillOf("corner1", task)).shown();
    assertThat(again.path("version").asInt()).isEqualTo(1);
    assertThat(again.at("/rows/0/days/mon/status").asText()).isEqualTo("excused");
    assertThat(again.at("/rows/0/days/wed/status").isMissingNode()).isTrue();
    assertThat(count("submission where step = 'Task_RegisterAttendance' and case_id = ?", anna))
        .isZero();
  }

  @Test
  void ofTwoWhoRegisterTheSameWeekOneIsToldAndNothingIsLost() {
    var anna = enrolled();
    var task = friday();
    var first = sheet(task).away(anna, "sick", "mon");
    var second = sheet(task).away(anna, "excused", "mon");
    chain.staff().as("corner1", () -> saving.save(task, first.payload()));

    assertThatThrownBy(() -> chain.completeTask("corner1", task, second.form()))
        .hasMessageContaining("Veckan har ändrats på ett annat håll");
    assertThatThrownBy(() -> chain.staff().as("corner1", () -> saving.save(task, second.payload())))
        .hasMessageContaining("Inget är förlorat");

    assertThat(days(anna)).contains("mon sick 0.0");
    chain.completeTask("corner1", task, sheet(task).form());
  }

  @ParameterizedTest
  @ValueSource(strings = {"sof1", "sofhead1", "amf1", "process1", "styr1"})
  void isForCornerAlone(String staffId) {
    enrolled();
    var task = friday();
    var form = sheet(task).form();

    assertThat(chain.staff().as(staffId, () -> tried(() -> chain.prefillOf(staffId, task))))
        .doesNotContainKey("sheet");
    assertThatThrownBy(() -> chain.staff().as(staffId, () -> saving.save(task, payload(form))))
        .hasMessageContaining("Steget hör till Corner");
    assertThatThrownBy(() -> chain.completeTask(staffId, task, form)).isInstanceOf(Throwable.class);
  }

  @Test
  void onlyWhoHasTakenTheStepSeesAndSendsIt() {
    enrolled();
    var task = friday();
    var sheet = sheet(task);

    assertThat(tried(() -> chain.prefillOf("corner2", task))).doesNotContainKey("sheet");
    assertThatThrownBy(() -> chain.staff().as("corner2", () -> saving.save(task, sheet.payload())))
        .hasMessageContaining("Ta uppgiften först");
  }

  @Test
  void whatCannotHaveBeenIsRefusedWithItsCaseAndDay() {
    var anna = enrolled();
    chain.clock().moveTo(monday.plusDays(2).atTime(8, 0));
    var bo = enrolled();
    var task = friday();
    chain.clock().moveTo(monday.plusDays(3).atTime(8, 0));

    refused(task, s -> s.present(anna, "mon", 25), anna + ", «Måndag», «Timmar» får vara högst 24");
    refused(task, s -> s.present(anna, "mon", -1), anna + ", «Måndag», «Timmar» får vara minst 0");
    refused(task, s -> s.present(anna, "mon", 0), anna + ", måndag", "fyll i hur många timmar");
    refused(task, s -> s.present(anna, "fri", 5), anna + ", fredag", "har inte varit än");
    refused(task, s -> s.present(bo, "mon", 5), bo + ", måndag", "var inte inskriven");
    refused(task, s -> s.empty(anna, "wed"), anna + ", onsdag", "eller varför deltagaren inte var");
    refused(task, s -> s.away(anna, "holiday", "mon"), anna.number(), "har ett val som inte finns");
    refused(task, s -> s.row("K-1999-0001"), "K-1999-0001 står inte i veckan");
    refused(task, s -> s.row(anna.number()), anna + " står på två rader");
    refused(task, s -> s.put("openingHours", null), "har fel slags värde");
    refused(task, s -> s.put("openingHours", -3), "«Öppettimmar i veckan» får vara minst 0");
    refused(task, s -> s.put("extra", "x"), "har något som inte hör dit");
    refused(task, s -> s, "avslutas tidigast på fredagen");
    assertThat(days(anna)).isEmpty();
  }

  @Test
  void nobodyIsAskedWhyTheyWereNotThereOnAPublicHoliday() {
    var holiday = nextHoliday(DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY);
    var key = Week.DAYS.get(holiday.getDayOfWeek().getValue() - 1);
    monday = holiday.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    chain.clock().moveTo(monday.atTime(8, 0));
    var anna = enrolled();
    var task = friday();

    var shown = sheet(task).shown();
    assertThat(shown.at("/rows/0/days/" + key + "/open").asBoolean()).isFalse();
    assertThat(shown.at("/rows/0/days/" + key).has("planned")).isFalse();
    assertThat(shown.at("/days/" + Week.DAYS.indexOf(key) + "/label").asText())
        .endsWith("(ledig dag)");
    refused(task, s -> s.away(anna, "unreported", key), anna + ", ", "dagen är ingen arbetsdag");
    chain.completeTask("corner1", task, sheet(task).form());

    assertThat(days(anna))
        .contains("mon present 5.0")
        .noneMatch(day -> day.startsWith(key))
        .hasSizeLessThan(3);
    assertThatThrownBy(
            () -> correct("corner1", correction(anna, holiday, "unreported", "Kom inte.")))
        .hasMessageContaining("dagen är ingen arbetsdag");
  }

  private LocalDate nextHoliday(DayOfWeek... weekdays) {
    return Stream.iterate(monday, day -> day.plusDays(1))
        .filter(day -> List.of(weekdays).contains(day.getDayOfWeek()))
        .filter(day -> !workingDays.isWorkingDay(day))
        .filter(day -> workingDays.isWorkingDay(day.with(DayOfWeek.MONDAY)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whoHasLeftIsThereUntilThatDay() {
    var anna = enrolled();
    chain.clock().moveTo(monday.plusDays(1).atTime(8, 0));
    discharge(anna);
    chain.clock().moveTo(monday.plusDays(4).atTime(8, 0));
    var task = chain.openAttendanceWeek().orElseThrow();

    refused(task, s -> s.present(anna, "wed", 5), anna + ", onsdag", "var inte inskriven");
    chain.completeTask("corner1", task, sheet(task).form());
    assertThat(days(anna)).containsExactly("mon present 5.0");
  }

  @Test
  void whoHasDiedIsInNoSheet() {
    var anna = enrolled();
    var bo = Journey.on(chain).enrolledStraight("sof1");
    chain.clock().moveTo(monday.plusDays(3).atTime(8, 0));
    bo.isStopped("sof2", "deceased");

    assertThat(sheet(friday()).caseNumbers()).containsExactly(anna.number());
  }

  @Test
  void fewerOpeningHoursThanAgreedAreRegistered() {
    enrolled();
    var task = friday();
    var sheet = sheet(task);
    assertThat(sheet.shown().path("openingHoursAgreed").asInt()).isEqualTo(18);

    chain.completeTask("corner1", task, sheet.put("openingHours", 12.5).form());

    assertThat(
            jdbc.sql("select opening_hours from kedjan.attendance_week where monday = ?")
                .param(monday)
                .query(String.class)
                .single())
        .isEqualTo("12.5");
  }

  @Test
  void aClosedWeekIsCorrectedOnlyWithAReasonAndKeepsWhatStoodThere() {
    var anna = enrolled();
    var task = friday();
    var right = correction(anna, monday, "unreported", "Handledaren hade skrivit fel rad.");
    assertThatThrownBy(() -> correct("corner1", right))
        .hasMessageContaining("Veckan är inte avslutad");
    chain.completeTask("corner1", task, sheet(task).form());

    assertThatThrownBy(() -> correct("corner1", correction(anna, monday, "unreported", null)))
        .hasMessageContaining("«Varför rättas dagen?» måste fyllas i");
    for (var other : List.of("corner2", "sof2", "amf2")) {
      assertThatThrownBy(() -> correct(other, right)).isInstanceOf(Throwable.class);
    }
    assertThatThrownBy(
            () -> correct("corner1", correction(anna, monday.minusDays(3), "sick", "Fel dag.")))
        .hasMessageContaining("var inte inskriven");
    correct("corner1", right);

    assertThat(days(anna)).contains("mon unreported 0.0");
    assertThat(
            jdbc.sql(
                    "select before_status || ' ' || before_hours || ' ' || corrected_by from"
                        + " kedjan.attendance_correction where case_id = ?")
                .param(anna.number())
                .query(String.class)
                .single())
        .isEqualTo("present 5.0 corner1");
    assertThat(
            count(
                "responsibility_log where act = 'attendance-corrected' and chain = (select chain"
                    + " from kedjan.log_chain where case_id = ?)",
                anna))
        .isEqualTo(1);
    assertThatThrownBy(() -> correct("corner1", right))
        .hasMessageContaining("Det står redan så: oanmäld frånvaro");
  }

  @Test
  void whatIsRegisteredIsReadOnTheCase() {
    var anna = enrolled();
    var task = friday();
    var sheet = sheet(task).present(anna, "mon", 3.5).away(anna, "sick", "wed");
    chain.staff().as("corner1", () -> saving.save(task, sheet.payload()));
    assertThat(notes.of(anna)).as("nothing that is only saved on the way").isEmpty();
    chain.completeTask(
        "corner1", task, sheet(task).present(anna, "mon", 3.5).away(anna, "sick", "wed").form());

    assertThat(notes.of(anna))
        .singleElement()
        .satisfies(
            note -> {
              assertThat(note.text())
                  .startsWith("Vecka " + week(0).words())
                  .contains("närvarande 3,5 timmar, ")
                  .contains("sjukanmäld, ")
                  .endsWith("närvarande 5 timmar");
              assertThat(note.staffName()).isNotBlank();
            });
    assertThat(notes.owner()).isEqualTo(Party.CORNER);
    assertThat(notes.category()).isEqualTo(Category.PARTICIPATION);

    correct("corner1", correction(anna, monday, "unreported", "Fel rad."));
    assertThat(notes.of(anna))
        .singleElement()
        .satisfies(note -> assertThat(note.text()).contains("oanmäld frånvaro, "));
  }

  @Test
  void protectedIdentitiesAndOnesOwnCaseAreInNoSheet() {
    var anna = enrolled();
    var hidden = enrolled();
    var own = enrolled();
    jdbc.sql(
            "insert into kedjan.protected_identity (case_id, alias, since) values (?, 'Blå',"
                + " current_date)")
        .param(hidden.number())
        .update();
    jdbc.sql(
            "insert into kedjan.case_block (case_id, staff_id, reason, since) values (?, 'corner1',"
                + " 'close', current_date)")
        .param(own.number())
        .update();
    var task = friday();

    assertThat(sheet(task).caseNumbers()).containsExactly(anna.number());
    refused(task, s -> s.row(hidden.number()), hidden + " står inte i veckan");
    refused(task, s -> s.row(own.number()), own + " står inte i veckan");
    correct("corner1", correction(hidden, monday, "sick", "Registreras här."));
    assertThat(days(hidden)).containsExactly("mon sick 0.0");
  }

  @Test
  void aWeekIsNotClosedUnseenByWhoIsKeptFromSomebodyInIt() {
    var anna = enrolled();
    var own = enrolled();
    jdbc.sql(
            "insert into kedjan.case_block (case_id, staff_id, reason, since) values (?, 'corner1',"
                + " 'close', ?)")
        .params(own.number(), chain.clock().today())
        .update();
    var task = friday();
    var sheet = sheet(task);

    assertThatThrownBy(() -> chain.completeTask("corner1", task, sheet.form()))
        .hasMessageContaining("en kollega behöver fylla i en rad")
        .hasMessageNotContaining(own.number());
    chain.staff().as("corner1", () -> saving.save(task, sheet.payload()));
    chain.staff().as("corner1", () -> tasks.claim(task, null));
    chain.nameForSheet("corner2", "attendance");
    chain.claim("corner2", task);
    var rest =
        WeekSheet.of(chain.prefillOf("corner2", task)).away(own, "unreported", "mon", "wed", "fri");
    chain.staff().as("corner2", () -> saving.save(task, rest.payload()));
    chain.staff().as("corner2", () -> tasks.claim(task, null));

    chain.completeTask("corner1", task, sheet(task).form());

    assertThat(days(anna)).hasSize(3);
    assertThat(days(own)).hasSize(3);
    assertThat(chain.openSteps(own)).contains("Task_ContactParticipant");
    assertThat(
            count(
                "responsibility_log where act = 'attendance-registered' and chain = (select chain"
                    + " from kedjan.log_chain where case_id = ?)",
                own))
        .isEqualTo(1);
  }

  @Test
  void aScheduleChangesFromADayOnAndMayBeSomeTimeInTheWeek() {
    var anna = enrolled();
    var change = new HashMap<String, Object>();
    change.put("caseNumber", anna.number());
    change.put("scheduleFrom", monday.plusDays(2).toString());
    change.put("sometimeInWeek", true);
    change.put("hoursPerWeek", 10);
    for (var other : List.of("corner2", "sof2")) {
      assertThatThrownBy(() -> chain.start(other, "schedule-change", change))
          .isInstanceOf(Throwable.class);
    }
    chain.start("corner1", "schedule-change", change);
    var task = friday();

    var shown = sheet(task).shown();
    assertThat(shown.at("/rows/0/days/mon/planned").asInt()).isEqualTo(5);
    assertThat(shown.at("/rows/0/days/fri/planned").isMissingNode()).isTrue();
    assertThat(shown.at("/rows/0/hoursPerWeek").asInt()).isEqualTo(10);
    chain.completeTask("corner1", task, sheet(task).present(anna, "thu", 3.5).form());
    assertThat(days(anna)).containsExactly("mon present 5.0", "thu present 3.5");

    change.put("scheduleFrom", monday.minusDays(30).toString());
    assertThatThrownBy(() -> chain.start("corner1", "schedule-change", change))
        .hasMessageContaining("kan inte ligga före inskrivningen");
  }

  /** What a sheet asks of the database does not grow with whom it shows. */
  @Test
  void aSheetOfManyIsReadAndSavedInAsManyStatementsAsOneOfOne() {
    enrolled();
    var task = friday();
    sheet(task);
    var read = read(task);
    var saved = saved(task);
    chain.clock().moveTo(monday.atTime(9, 0));
    enrolled();
    enrolled();
    chain.clock().moveTo(monday.plusDays(4).atTime(8, 0));

    assertThat(sheet(task).caseNumbers()).hasSize(3);
    assertThat(read(task)).isEqualTo(read).isLessThan(40);
    assertThat(saved(task)).isEqualTo(saved).isLessThan(40);
  }

  private int read(String task) {
    return Statements.of(() -> chain.prefillOf("corner1", task)).statements();
  }

  private int saved(String task) {
    var payload = sheet(task).payload();
    return Statements.of(() -> chain.staff().as("corner1", () -> saving.save(task, payload)))
        .statements();
  }

  private CaseId enrolled() {
    return Journey.on(chain).enrolledStraight("sof1").caseId();
  }

  /** So many weeks after this test's. */
  private Week week(int later) {
    return new Week("corner", monday.plusWeeks(later));
  }

  private String friday() {
    chain.clock().moveTo(monday.plusDays(4).atTime(8, 0));
    return chain.openAttendanceWeek().orElseThrow();
  }

  private WeekSheet sheet(String task) {
    var assignee =
        jdbc.sql("select coalesce(assignee, '') from kedjan.open_step where task_id = ?")
            .param(task)
            .query(String.class)
            .single();
    if (assignee.isEmpty()) {
      chain.claim("corner1", task);
    }
    return WeekSheet.of(chain.prefillOf("corner1", task));
  }

  private interface Change {
    WeekSheet of(WeekSheet sheet);
  }

  private void refused(String task, Change change, String... sentences) {
    var form = change.of(sheet(task)).form();
    assertThatThrownBy(() -> chain.completeTask("corner1", task, form))
        .satisfies(e -> assertThat(e.getMessage()).contains(sentences));
  }

  private void discharge(CaseId caseId) {
    var today = chain.clock().today().toString();
    chain.complete(
        caseId,
        "Task_SuperviseParticipant",
        Map.of("participation", "discharge", "leavingReason", "ownChoice", "happenedOn", today));
    chain.complete(caseId, "Task_HearSofOnDischarge", Map.of("dischargeView", "goesOn"));
    chain.complete(
        caseId,
        "Task_DischargeParticipant",
        Map.of(
            "outcome",
            "ownChoice",
            "dischargedOn",
            today,
            "dischargeReason",
            "Vill sluta.",
            "sofTold",
            "yes"));
  }

  private static Map<String, Object> correction(
      CaseId caseId, LocalDate day, String status, String reason) {
    var form = new HashMap<String, Object>();
    form.put("caseNumber", caseId.number());
    form.put("attendanceOn", day.toString());
    form.put("attendanceStatus", status);
    form.put("correctionReason", reason);
    return form;
  }

  private void correct(String staffId, Map<String, Object> form) {
    chain.start(staffId, "attendance-correction", form);
  }

  private static Map<String, Object> tried(java.util.function.Supplier<Map<String, Object>> read) {
    try {
      return read.get();
    } catch (RuntimeException refused) {
      return Map.of();
    }
  }

  private static com.fasterxml.jackson.databind.JsonNode payload(Map<String, Object> form) {
    return new com.fasterxml.jackson.databind.ObjectMapper().createObjectNode();
  }

  private List<String> days(CaseId caseId) {
    return jdbc.sql(
            """
            select lower(to_char(day, 'Dy')) || ' ' || status || ' ' || hours
            from kedjan.attendance_day where case_id = ? order by day
            """)
        .param(caseId.number())
        .query(String.class)
        .list();
  }

  private long count(String from) {
    return jdbc.sql("select count(*) from kedjan." + from).query(Long.class).single();
  }

  private long count(String from, CaseId caseId) {
    return jdbc.sql("select count(*) from kedjan." + from)
        .param(caseId.number())
        .query(Long.class)
        .single();
  }
}
