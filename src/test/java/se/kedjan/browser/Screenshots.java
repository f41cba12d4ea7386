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
  private static final String DOWN =
      "e => { const before = e.scrollTop; e.scrollTop += e.clientHeight - 150; return e.scrollTop > before + 20 }";

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
    var scroller = page.locator(".modal, .task-details > .content").last();
    scroller.evaluate("e => e.scrollTop = 0");
    of(page, "form-" + formId);
    for (var more = 2; (Boolean) scroller.evaluate(DOWN); more++) {
      of(page, "form-" + formId + "-" + more);
    }
    scroller.evaluate("e => e.scrollTop = 0");
  }
}
