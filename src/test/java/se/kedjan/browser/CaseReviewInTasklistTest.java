package se.kedjan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.kedjan.testing.Chain;
import se.kedjan.testing.Journey;

/** The month's joint review, held in the sheet that Tasklist shows. */
@BrowserTest
class CaseReviewInTasklistTest {

  @Autowired Chain chain;

  private Instant before;

  @BeforeEach
  void remember() {
    before = chain.clock().instant();
  }

  @AfterEach
  void backInTime() {
    chain.clock().moveTo(before);
  }

  @Test
  void whoIsNotNamedIsToldAndWhoIsHoldsItAndADecisionBecomesAStep(Desks desks) {
    var talkedAbout = Journey.on(chain).enrolledStraight("sof1");
    var left = Journey.on(chain).enrolledStraight("sof1");
    var review = chain.callCaseReview();
    while (review.isEmpty()) {
      chain.clock().moveBy(Duration.ofDays(31));
      review = chain.callCaseReview();
    }
    var task = review.get().getId();

    var page = desks.of("sof3").opened().page();
    var address = page.url().replaceAll("[?#].*", "");
    page.navigate(address + "?n=911#/?task=" + task);
    assertThat(page.locator(".kedjan-review-rows")).containsText("Ta uppgiften");
    page.locator(".task-details button.claim").click();
    assertThat(page.locator(".kedjan-review-rows")).containsText("Fler ärenden visas inte för dig");
    assertThat(page.locator(".kedjan-review")).not().containsText(talkedAbout.caseId().number());
    Screenshots.of(page, "case-review-not-named");
    page.locator(".form-actions button.btn-primary").click();
    assertThat(page.locator("body")).containsText("Be chefen utse dig");
    page.locator(".task-details button.unclaim, .task-details .remove-assignee").first().click();

    chain.nameForSheet("sof1", "caseReview");
    var named = desks.of("sof1").opened().page();
    named.navigate(address + "?n=912#/?task=" + task);
    named.locator(".task-details button.claim").click();
    var row =
        named.locator(".kedjan-review tbody:has-text('" + talkedAbout.caseId().number() + "')");
    assertThat(named.locator(".kedjan-review")).containsText(left.caseId().number());
    row.locator("button").press("Enter");
    row.locator("select").selectOption("corner");
    row.getByLabel("vad").fill("Se över tiderna.");
    row.locator("input[type=date]").fill(talkedAbout.today().plusDays(3).toString());
    assertThat(row.locator("input[type=checkbox]")).isChecked();
    assertThat(named.locator(".kedjan-review-count")).containsText("1 av ");
    Screenshots.of(named, "case-review");
    var answer =
        named.waitForResponse(
            a -> a.url().endsWith("/submit-form"),
            named.locator(".form-actions button.btn-primary")::click);

    assertThat(answer.ok()).as(answer.text()).isTrue();
    talkedAbout.waitsFor("Task_SuperviseParticipant", "Task_CarryOutDecisionCorner");
    left.waitsFor("Task_SuperviseParticipant");
  }
}
