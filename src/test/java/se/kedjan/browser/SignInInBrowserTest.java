package se.kedjan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import se.kedjan.testing.MovableClock;
import se.kedjan.testing.OpenIdProvider;
import se.kedjan.testing.ProviderTest;

/** In, out and idle, as a browser with the provider beside it goes through it. */
@Tag("browser")
@ExtendWith(WithChromium.class)
@ProviderTest
class SignInInBrowserTest {

  private static final String GOODBYE = "**/camunda/kedjan/goodbye";

  @LocalServerPort int port;
  @Autowired OpenIdProvider provider;
  @Autowired MovableClock clock;

  @AfterEach
  void now() {
    clock.runWithRealTime();
  }

  @Test
  void inThroughTheProviderAndOutThere(Desks desks) {
    var page = inTasklist(desks);

    page.locator(".account.dropdown > a").click();
    page.locator(".account.dropdown .logout a").click();

    page.waitForURL(GOODBYE);
    assertThat(page.getByText("Du är utloggad.")).isVisible();
  }

  @Test
  void whoLeavesTheDeskIsSignedOutAndThePageShowsNothingMore(Desks desks) {
    var page = inTasklist(desks);

    clock.moveBy(Duration.ofMinutes(31));

    page.waitForURL(GOODBYE, new Page.WaitForURLOptions().setTimeout(40_000));
    // The provider's tokens are of the real time.
    clock.runWithRealTime();
    page.getByText("Till Kedjan").click();
    assertThat(page.locator(".task-filters")).isVisible();
  }

  @Test
  void theAccountPastTheProviderComesToAdmin(Desks desks) {
    var page = desks.cockpit().page();
    page.navigate("http://localhost:" + port + "/camunda/break-glass");
    page.getByLabel("Användarnamn").fill(ProviderTest.BREAK_GLASS);
    page.getByLabel("Lösenord").fill(ProviderTest.PASSWORD);
    page.getByText("Logga in").last().click();

    page.waitForURL("**/camunda/app/admin/default/**");
    page.navigate("http://localhost:" + port + "/camunda/app/admin/default/#/users");
    assertThat(page.locator("body")).containsText(ProviderTest.BREAK_GLASS);
    assertThat(page.locator("body")).containsText("Reservkonto");
  }

  private Page inTasklist(Desks desks) {
    provider.isSignedIn("sof1", "KEDJAN SOF");
    var page = desks.cockpit().page();
    page.navigate("http://localhost:" + port + "/");
    assertThat(page.locator(".task-filters")).isVisible();
    return page;
  }
}
