package se.kedjan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.kedjan.access.CaseId;
import se.kedjan.testing.Chain;
import se.kedjan.testing.Journey;

/** A week at Corner filled in by keyboard alone, in the grid that Tasklist shows. */
@BrowserTest
class AttendanceInTasklistTest {

  @Autowired Chain chain;
  @Autowired JdbcClient jdbc;

  private Instant before;
  private LocalDate monday;

  @BeforeEach
  void onAMondayOfItsOwn() {
    before = chain.clock().instant();
    jdbc.sql("delete from kedjan.attendance_span").update();
    var last =
        jdbc.sql("select coalesce(max(monday), date '2020-01-01') from kedjan.attendance_week")
            .query(LocalDate.class)
            .single();
    var from = last.isAfter(chain.clock().today()) ? last : chain.clock().today();
    monday = chain.mondayOfWholeWeeks(from.plusDays(7), 1);
    chain.clock().moveTo(monday.atTime(8, 0));
  }

  @AfterEach
  void backInTime() {
    chain.clock().moveTo(before);
  }

  @Test
  void aWeekIsFilledInByKeyboardSavedOnTheWayAndClosed(Desks desks) {
    var first = Journey.on(chain).enrolledStraight("sof1").caseId();
    var second = Journey.on(chain).enrolledStraight("sof1").caseId();
    var third = Journey.on(chain).enrolledStraight("sof1").caseId();
    chain.clock().moveTo(monday.plusDays(4).atTime(8, 0));
    var task = chain.openAttendanceWeek().orElseThrow();

    var page = desks.of("corner1").opened().page();
    var address = page.url().replaceAll("[?#].*", "");
    page.navigate(address + "?n=901#/?task=" + task);
    assertThat(page.locator("#kedjan-wrong")).containsText("Ta uppgiften");
    page.locator(".task-details button.claim").click();
    var grid = page.locator("#kedjan-rows");
    assertThat(grid.locator("tr")).hasCount(3);

    var cells = grid.locator("input");
    cells.first().focus();
    var keyboard = page.keyboard();
    // Monday and Tuesday of the first: as planned, ill; then down a row and back.
    keyboard.press("Space");
    keyboard.type("2,5");
    keyboard.press("Enter");
    keyboard.type("s");
    keyboard.press("ArrowDown");
    keyboard.type("o");
    keyboard.press("ArrowUp");
    keyboard.press("ArrowRight");
    keyboard.type("x");
    assertThat(page.locator("input[aria-invalid=true]")).hasCount(1);
    keyboard.press("Backspace");
    page.locator("#kedjan-all").press("Enter");
    page.locator("#kedjan-opening").fill("16,5");
    assertThat(page.locator("#kedjan-opening-warning")).containsText("Färre än avtalets 18 timmar");
    assertThat(page.locator("#kedjan-saved")).containsText("Sparat.");
    Screenshots.of(page, "attendance");

    // The session is lost; what was filled in is not.
    page.navigate(address + "?n=902#/?task=" + task);
    assertThat(grid.locator("tr")).hasCount(3);
    assertThat(cells.first()).hasValue("5");
    assertThat(page.locator("#kedjan-opening")).hasValue("16,5");
    assertThat(page.evaluate("JSON.stringify({...localStorage})").toString())
        .doesNotContain("camForm");

    var answer =
        page.waitForResponse(
            a -> a.url().endsWith("/submit-form"),
            page.locator(".form-actions button.btn-primary")::click);
    assertThat(answer.ok()).as(answer.text()).isTrue();
    assertThat(days(first)).isEqualTo("mon present, tue present, wed sick, fri present");
    assertThat(days(second)).isEqualTo("mon present, wed unreported, fri present");
    assertThat(days(third)).isEqualTo("mon present, wed present, fri present");
  }

  private String days(CaseId caseId) {
    return jdbc.sql(
            """
            select string_agg(lower(to_char(day, 'Dy')) || ' ' || status, ', ' order by day)
            from kedjan.attendance_day where case_id = ?
            """)
        .param(caseId.number())
        .query(String.class)
        .single();
  }
}
