package se.kedjan.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.WaitForSelectorState;

/** What the process owner sees in Cockpit. */
final class Cockpit {

  private final Page page;
  private final String address;

  Cockpit(Page page, String application) {
    this.page = page;
    this.address = application + "/camunda/app/cockpit/default/";
  }

  Cockpit signIn(String staffId) {
    tryToSignIn(staffId);
    page.locator(SignInForm.FORM)
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    page.waitForLoadState(LoadState.NETWORKIDLE);
    return this;
  }

  Cockpit tryToSignIn(String staffId) {
    page.navigate(address);
    SignInForm.send(page, staffId);
    return this;
  }

  Cockpit openDefinition(String definitionId) {
    return open("#/process-definition/" + definitionId + "/runtime");
  }

  Cockpit openInstance(String instanceId) {
    return open("#/process-instance/" + instanceId + "/runtime");
  }

  /** Turns the wheel over an element until it can be read. */
  Cockpit goTo(String element) {
    var shape = page.locator(".djs-shape[data-element-id=" + element + "]");
    shape.waitFor();
    page.keyboard().down("Control");
    for (var turns = 0; turns < 60 && shape.boundingBox().width < 70; turns++) {
      var box = shape.boundingBox();
      page.mouse().move(box.x + box.width / 2, box.y + box.height / 2);
      page.mouse().wheel(0, -60);
      page.waitForTimeout(40);
    }
    page.keyboard().up("Control");
    return this;
  }

  Page page() {
    return page;
  }

  private Cockpit open(String hash) {
    page.navigate("about:blank");
    page.navigate(address + hash);
    page.locator(".djs-container .djs-shape").first().waitFor();
    page.waitForLoadState(LoadState.NETWORKIDLE);
    return this;
  }
}
