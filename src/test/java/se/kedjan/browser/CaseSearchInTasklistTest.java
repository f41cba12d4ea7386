package se.kedjan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.HashMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.kedjan.testing.Chain;
import se.kedjan.testing.InventedNumbers;
import se.kedjan.testing.Journey;

@BrowserTest
class CaseSearchInTasklistTest {

  @Autowired Chain chain;

  @Test
  void aNumberTypedWithTheKeyboardFindsTheOwnCaseAndStaysNowhere(Desks desks) {
    var number = InventedNumbers.personal();
    var form = new HashMap<>(Journey.someone("sof"));
    form.put("identityKind", "personal");
    form.put("identityNumber", number);
    var caseId = Journey.on(chain).registered("sof1", form).received().caseId();

    var tasklist = desks.open("sof2", caseId, "Task_ObtainConsent");
    var page = tasklist.page();
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sök person")).focus();
    page.keyboard().press("Enter");
    var dialog = page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Sök person"));
    assertThat(dialog).isVisible();
    page.keyboard().type(InventedNumbers.withHyphen(number));
    page.keyboard().press("Enter");

    assertThat(dialog.getByRole(AriaRole.STATUS)).containsText(caseId.number());
    Screenshots.of(page, "search");
    assertThat(dialog.getByText("Visa uppgifter i listan")).isVisible();
    page.keyboard().press("Escape");
    assertThat(dialog).isHidden();
    assertThat(page.locator("#kedjan-search-number")).hasValue("");
    assertThat(tasklist.keptInTheBrowser()).doesNotContain(number.substring(2, 8));
    assertThat(page.url()).doesNotContain(number.substring(2, 8));

    page.keyboard().press("Enter");
    page.keyboard().type(number);
    page.keyboard().press("Enter");
    dialog.getByText("Öppna ärende " + caseId.number()).click();
    assertThat(page.locator("h1")).hasText("Ärende " + caseId.number());
    assertThat(page.locator("main")).containsText("Samtycken som gäller i dag");
  }
}
