package se.kedjan.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The browser, and in it one signed-in Tasklist per application and member of staff. */
final class Chromium implements AutoCloseable {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  /** Dates as the tests' clock says; Playwright's own clock would hold the page's timers too. */
  private static final String CLOCK =
      """
      (() => {
        const Real = Date;
        const opened = Real.now();
        const now = () => window.testsNow ? window.testsNow + Real.now() - opened : Real.now();
        window.Date = class extends Real {
          constructor(...parts) { parts.length ? super(...parts) : super(now()); }
          static now() { return now(); }
        };
      })()""";

  private static final double PATIENCE = 45_000;

  private final Playwright playwright;
  private final Browser browser;
  private final Map<String, Tasklist> tasklists = new HashMap<>();
  private final List<BrowserContext> fresh = new ArrayList<>();

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /** An installed one, else the one that Playwright brings. */
  static Chromium start() {
    var installed = installed();
    var environment = new HashMap<String, String>();
    installed.ifPresent(path -> environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
    var playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
    try {
      var options = new BrowserType.LaunchOptions().setArgs(FLAGS);
      installed.ifPresent(options::setExecutablePath);
      PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
      return new Chromium(playwright, playwright.chromium().launch(options));
    } catch (RuntimeException e) {
      playwright.close();
      throw e;
    }
  }

  /** A computer that nobody has used yet; until the test ends. */
  BrowserContext fresh() {
    var context = open();
    fresh.add(context);
    return context;
  }

  void closeFresh() {
    fresh.forEach(BrowserContext::close);
    fresh.clear();
  }

  /** Pages that stay open ask for their lists all the time, while other tests run. */
  void closeDesks() {
    tasklists.values().forEach(tasklist -> tasklist.page().context().close());
    tasklists.clear();
  }

  private BrowserContext open() {
    var context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(1280, 900)
                .setLocale("sv-SE")
                .setTimezoneId("Europe/Stockholm"));
    context.setDefaultTimeout(PATIENCE);
    context.addInitScript(CLOCK);
    return context;
  }

  /** Signed in once, for all tests of a class. */
  Tasklist tasklistOf(String staffId, String application) {
    return tasklists.computeIfAbsent(
        application + " " + staffId,
        key -> new Tasklist(open().newPage(), application).signIn(staffId));
  }

  /** A picture of every open page, for whoever asks why a test failed. */
  void showWhatWasSeen(String test) {
    var n = 0;
    for (var context : browser.contexts()) {
      for (var page : context.pages()) {
        Screenshots.of(page, "failed-" + test + "-" + ++n);
      }
    }
  }

  private static Optional<Path> installed() {
    var path = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator);
    return NAMES.stream()
        .flatMap(name -> Stream.of(path).map(directory -> Path.of(directory, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
