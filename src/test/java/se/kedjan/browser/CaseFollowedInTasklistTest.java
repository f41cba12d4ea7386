package se.kedjan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.kedjan.testing.Chain;
import se.kedjan.testing.Journey;

@BrowserTest
class CaseFollowedInTasklistTest {

  @Autowired Chain chain;

  @Test
  void theTabTellsWhoHeldTheCaseWhomItWaitsForAndWhatWasDone(Desks desks) {
    // From the morning on, so that three days are three whole days.
    chain.clock().moveTo(chain.clock().today().plusDays(1).atTime(8, 0));
    var journey =
        Journey.on(chain).registeredBy("amf1").passDays(3).received().consents().booksVisit();

    var tasklist =
        desks.open("corner1", journey.caseId(), "Task_ConfirmStudyVisit").openTab("Ansvar");
    var page = tasklist.page();
    var held = table(tasklist, "Ansvarig för ärendet");
    assertThat(held.nth(0)).containsText("AMF");
    assertThat(held.nth(0)).containsText("3 dagar");
    assertThat(held.nth(1)).containsText("SOF");
    assertThat(held.nth(1)).containsText("nu");
    assertThat(table(tasklist, "Ärendet väntar på")).hasCount(1);
    assertThat(table(tasklist, "Ärendet väntar på").first()).containsText("Bekräfta studiebesök");
    var done = table(tasklist, "Vad som har gjorts");
    assertThat(done.filter(new Locator.FilterOptions().setHasText("Boka studiebesök")).first())
        .containsText("Stefan Norén");
    assertThat(page.locator(".kedjan-responsibility")).not().containsText("undefined");
    Screenshots.of(page, "responsibility");
  }

  @Test
  void theTabTellsWhatIsKnownOfTheCase(Desks desks) {
    var journey = Journey.on(chain).registeredBy("amf1").received().consents().booksVisit();

    var page =
        desks.open("corner1", journey.caseId(), "Task_ConfirmStudyVisit").openTab("Ärendet").page();
    var content = page.locator(".kedjan-case-page");
    assertThat(content).containsText("Ärende " + journey.caseId().number());
    assertThat(content).containsText("år vid registreringen");
    assertThat(content).containsText("Stefan Norén");
    assertThat(content).containsText("Ta emot ärendet och utse ansvarig handläggare");
    // What AMF noted is not Corner's to read yet.
    assertThat(content).not().containsText("Öka nyktra timmar");
    assertThat(content).not().containsText("undefined");
    Screenshots.of(page, "case");
  }

  @Test
  void theLinkAtTheTopLeadsToTheCaseByItsNumber(Desks desks) {
    var journey = Journey.on(chain).registeredBy("sof1").received();

    var page = desks.of("sofhead1").opened().page();
    page.locator(".kedjan-links a").getByText("Öppna ärende").click();
    page.getByLabel("Ärendenummer").fill(journey.caseId().number());
    page.getByText("Visa ärendet").click();
    assertThat(page.locator("h1")).containsText("Ärende " + journey.caseId().number());
    assertThat(page.locator("main")).containsText("Öka nyktra timmar");
    Screenshots.of(page, "case-page");

    page.getByLabel("Ärendenummer").fill("K-2025-999999");
    page.getByText("Visa ärendet").click();
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("Det finns inget ärende");
    page.getByText("Till uppgifterna").click();
    page.locator(".task-filters").waitFor();
  }

  @Test
  void theLogReviewerSearchesAndReviews(Desks desks) {
    chain.drawReadings();
    var journey = Journey.on(chain).registeredBy("sof1").received();
    chain.prefill(journey.caseId(), "Task_ObtainConsent");
    chain.clock().moveBy(Duration.ofDays(1));
    chain.drawReadings();

    var tasklist = desks.of("logg1").list("Loggkontroll – att ta");
    var page = tasklist.page();
    tasklist.card("Genomför loggkontroll").locator("h4.task a").click();
    // The page comes anew, with the form as it is for whoever has taken the task.
    page.waitForResponse(
        answer -> answer.url().contains("/form-variables"),
        page.locator(".task-details button.claim")::click);
    page.locator(".task-details .disabled-form")
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    assertThat(tasklist.form()).containsText("Loggkontroll");
    assertThat(tasklist.form()).containsText("Slumpvis urval");
    for (var tab : new String[] {"Ärendet", "Ansvar"}) {
      tasklist.openTab(tab);
      assertThat(page.locator(".task-details")).containsText("Uppgiften gäller inget ärende.");
    }
    tasklist.openTab("Form");
    page.getByLabel("Alla läsningar ovan är granskade").check();
    page.getByLabel("Nej").check();
    Screenshots.of(page, "log-review");
    tasklist.complete();

    page.locator(".kedjan-links a").getByText("Läsloggen").click();
    page.locator("input[name=case]").fill(journey.caseId().number());
    page.getByText("Sök", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(page.locator("tbody tr").first()).containsText(journey.caseId().number());
    assertThat(page.locator("tbody")).containsText("Stefan Norén");
    Screenshots.of(page, "read-log");
  }

  @Test
  void theDiagramOpensAtTheTask(Desks desks) {
    var journey = Journey.on(chain).registeredBy("sof1").received().consents().booksVisit();

    var page =
        desks.open("corner1", journey.caseId(), "Task_ConfirmStudyVisit").openTab("Diagram").page();
    var task =
        page.locator(".diagram-pane .djs-shape.highlight[data-element-id=Task_ConfirmStudyVisit]");
    task.waitFor();
    page.waitForCondition(() -> task.boundingBox().width > 60);
    var pane = page.locator(".diagram-pane").boundingBox();
    var box = task.boundingBox();
    assertThat(box.x).isBetween(pane.x, pane.x + pane.width - box.width);
    assertThat(box.y).isBetween(pane.y, pane.y + pane.height - box.height);
    Screenshots.of(page, "diagram");
  }

  private static Locator table(Tasklist tasklist, String caption) {
    return tasklist
        .page()
        .locator(".kedjan-table")
        .filter(new Locator.FilterOptions().setHas(tasklist.page().getByText(caption)))
        .locator("tbody tr");
  }
}
