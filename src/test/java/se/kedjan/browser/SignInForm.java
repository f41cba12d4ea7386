package se.kedjan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;

/** Name and password, as Tasklist and Cockpit ask for them. */
final class SignInForm {

  private static final String PASSWORD = "Kedjan-demo-2026";
  static final String FORM = "form[name=signinForm]";

  private SignInForm() {}

  static void send(Page page, String staffId) {
    var name = page.locator(FORM + " input[type=text]");
    // The page moves the cursor there once it is ready, out of any other field.
    assertThat(name).isFocused();
    name.fill(staffId);
    page.locator(FORM + " input[type=password]").fill(PASSWORD);
    page.locator(FORM + " button[type=submit]").click();
  }
}
