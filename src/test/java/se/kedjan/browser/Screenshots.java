package se.kedjan.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** Pictures of what staff see, for eyes to judge: {@code target/screenshots}. */
final class Screenshots {

  private static final Path DIRECTORY = Path.of("target", "screenshots");

  private static final Set<String> TAKEN = new HashSet<>();
  private static final String SCROLLER =
      """
      let e = form;
      while (e.parentElement && !(e.scrollHeight > e.clientHeight + 20
          && ['auto', 'scroll'].includes(getComputedStyle(e).overflowY))) {
        e = e.parentElement;
      }
      """;
  private static final String TO_TOP = "form => { " + SCROLLER + " e.scrollTop = 0; }";
  private static final String DOWN =
      "form => { "
          + SCROLLER
          + " const before = e.scrollTop; e.scrollTop += e.clientHeight - 150;"
          + " return e.scrollTop > before + 20; }";

  private Screenshots() {}

  static void of(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setAnimations(ScreenshotAnimations.DISABLED)
            .setPath(DIRECTORY.resolve(name + ".png")));
  }

  /** The filled form from its top, and as many more pictures as it is long. */
  static void ofForm(Page page, String formId) {
    if (!TAKEN.add(formId)) {
      return;
    }
    var form = page.locator(".fjs-container");
    form.evaluate(TO_TOP);
    of(page, "form-" + formId);
    for (var more = 2; (Boolean) form.evaluate(DOWN); more++) {
      of(page, "form-" + formId + "-" + more);
    }
    form.evaluate(TO_TOP);
  }
}
