package se.kedjan.browser;

import com.microsoft.playwright.Page;

/** What the process owner sees in Cockpit. */
final class Cockpit {

  private final Page page;
  private final String address;

  Cockpit(Page page, String application) {
    this.page = page;
    this.address = application + "/camunda/app/cockpit/default/";
  }

  Cockpit signIn(String staffId) {
    page.navigate(address);
    page.locator("form[name=signinForm] input[type=text]").fill(staffId);
    page.locator("form[name=signinForm] input[type=password]").fill("Kedjan-demo-2026");
    page.locator("form[name=signinForm] button[type=submit]").click();
    page.locator("form[name=signinForm]")
        .waitFor(
            new com.microsoft.playwright.Locator.WaitForOptions()
                .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
    return this;
  }

  /** Opens the definition's page with its diagram. */
  Cockpit openDefinition(String definitionId) {
    page.navigate(address + "#/process-definition/" + definitionId + "/runtime");
    page.locator(".diagram-holder svg .djs-element").first().waitFor();
    return this;
  }

  Cockpit openInstance(String instanceId) {
    page.navigate(address + "#/process-instance/" + instanceId + "/runtime");
    page.locator(".diagram-holder svg .djs-element").first().waitFor();
    return this;
  }

  Page page() {
    return page;
  }
}
