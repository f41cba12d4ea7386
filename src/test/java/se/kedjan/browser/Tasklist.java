package se.kedjan.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import se.kedjan.access.CaseId;

/** What a member of staff sees and does in Tasklist. */
final class Tasklist {

  private static final Pattern LIST = Pattern.compile("/filter/[^/]+/list\\?");

  private final Page page;
  private final String address;
  private Instant shown = Instant.EPOCH;
  private int loads;

  Tasklist(Page page, String application) {
    this.page = page;
    this.address = application + "/camunda/app/tasklist/default/";
  }

  /** Dates on the page are told from this moment. */
  Tasklist at(Instant now) {
    if (!now.equals(shown)) {
      page.addInitScript("window.testsNow = " + now.toEpochMilli());
      shown = now;
    }
    return this;
  }

  Tasklist signIn(String staffId) {
    page.navigate(address);
    SignInForm.send(page, staffId);
    waitForList();
    return this;
  }

  Tasklist signOut() {
    page.locator(".account.dropdown > a").click();
    page.locator(".account.dropdown .logout a").click();
    page.locator(SignInForm.FORM).waitFor();
    return this;
  }

  /** The page as it opens. */
  Tasklist opened() {
    load("");
    return this;
  }

  /** One of the lists on the left. */
  Tasklist list(String filter) {
    load("");
    return focus(filter);
  }

  /** One of the lists, narrowed to one case by the search field. */
  Tasklist list(String filter, CaseId caseId) {
    var search =
        "[{\"type\":\"processInstanceBusinessKey\",\"operator\":\"eq\",\"value\":\"%s\",\"name\":\"\"}]"
            .formatted(caseId.number());
    load("#/?searchQuery=" + URLEncoder.encode(search, StandardCharsets.UTF_8));
    return focus(filter);
  }

  /** Clicks one of the lists on the left. */
  Tasklist focus(String filter) {
    var one =
        page.locator(".task-filters .task-filter")
            .filter(new Locator.FilterOptions().setHasText(filter));
    one.waitFor();
    if (!one.getAttribute("class").contains("active")) {
      page.waitForResponse(answer -> LIST.matcher(answer.url()).find(), one.locator("h4 a")::click);
      waitForList();
    }
    return this;
  }

  /** The names of the tasks in the list. */
  List<String> tasks() {
    return page.locator("ol.tasks-list h4.task a").allInnerTexts();
  }

  Locator card(String task) {
    return page.locator("ol.tasks-list > li.task")
        .filter(
            new Locator.FilterOptions()
                .setHas(page.getByText(task, new Page.GetByTextOptions().setExact(true))))
        .first();
  }

  /** Opens a task of the case and takes it where it is in the pool. */
  Tasklist open(CaseId caseId, String task, String filter) {
    list(filter, caseId).card(task).locator("h4.task a").click();
    page.locator(".task-details h2.task").waitFor();
    form().waitFor();
    var closed = form().getByText("Ta uppgiften för att se vem ärendet gäller.");
    var take = page.locator(".task-details button.claim");
    if (take.isVisible()) {
      page.waitForResponse(answer -> answer.url().endsWith("/claim"), take::click);
      page.locator(".task-details .assignee [cam-widget-inline-field]").waitFor();
      closed.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }
    page.locator(".task-details .disabled-form")
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    form().waitFor();
    return this;
  }

  Tasklist openTab(String name) {
    page.locator(".task-details .nav-tabs").getByText(name).click();
    return this;
  }

  /** Opens the form that starts a process. */
  Tasklist choose(String process) {
    load("");
    page.locator(".start-process-action a").click();
    page.locator(".modal-body ul.processes").getByText(process).click();
    form().waitFor();
    return this;
  }

  Tasklist fill(String formId, Map<String, ?> answers) {
    new Form(form(), formId).fill(answers);
    Screenshots.ofForm(page, formId);
    return this;
  }

  /** Returns the number of the case. */
  String start() {
    var answer =
        page.waitForResponse(
            a -> a.url().endsWith("/submit-form"),
            page.locator(".modal-footer button[type=submit]")::click);
    if (!answer.ok()) {
      throw new AssertionError("Refused: " + answer.text());
    }
    page.locator(".modal-dialog")
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    return answer.text().replaceAll("(?s).*\"businessKey\":\"([^\"]+)\".*", "$1");
  }

  /** Tries to start, and sees what is said. */
  Locator startAndBeRefused() {
    var answer =
        page.waitForResponse(
            a -> a.url().endsWith("/submit-form"),
            page.locator(".modal-footer button[type=submit]")::click);
    if (answer.ok()) {
      throw new AssertionError("Not refused");
    }
    return page.locator(".modal-body [notifications-panel] .alert").last();
  }

  /** Hands over, and sees that it is done. */
  void complete() {
    var answer = submit();
    if (!answer.ok()) {
      throw new AssertionError("Refused: " + answer.text());
    }
    form().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
  }

  /** Tries to hand over, and reads what is said. */
  String completeAndBeRefused() {
    var answer = submit();
    if (answer.ok()) {
      throw new AssertionError("Not refused");
    }
    return page.locator(".page-notifications .alert, .notifications-panel .alert")
        .last()
        .innerText();
  }

  /** All that this browser keeps about the application, whoever used it. */
  String keptInTheBrowser() {
    return page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])").toString();
  }

  private Response submit() {
    return page.waitForResponse(
        answer -> answer.url().endsWith("/submit-form"),
        page.locator(".form-actions button.btn-primary")::click);
  }

  Locator form() {
    return page.locator(".fjs-container");
  }

  Page page() {
    return page;
  }

  /** A number of its own makes it a load, not a move within the page. */
  private void load(String hash) {
    page.navigate(address + "?n=" + ++loads + hash);
    waitForList();
  }

  private void waitForList() {
    page.locator("ol.tasks-list li.task, section.tasks-list .content .well:visible")
        .first()
        .waitFor();
  }
}
