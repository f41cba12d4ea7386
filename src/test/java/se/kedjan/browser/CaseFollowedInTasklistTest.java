package se.kedjan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.kedjan.testing.Chain;
import se.kedjan.testing.Journey;

@BrowserTest
class CaseFollowedInTasklistTest {

  @Autowired Chain chain;

  @Test
  void theTabTellsWhoHeldTheCaseWhomItWaitsForAndWhatWasDone(Desks desks) {
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
