package se.kedjan.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kedjan.models.Models;

/** What an embedded HTML form may bring into the browser of whoever opens it. */
class PlainMarkupTest {

  private static final String SCRIPT =
      "<script cam-script type=\"text/form-script\">window.kedjanForms['sheet'](camForm);</script>";

  @ParameterizedTest
  @MethodSource("se.kedjan.models.Models#htmlForms")
  void theFormsOfTheJarAreUsable(String form) {
    assertThat(PlainMarkup.problem(form, Models.file(form + ".html"))).isEmpty();
  }

  @Test
  void markupAndTheOneLineAreUsable() {
    assertThat(
            problem(
                "<form><p class=\"a\" id='b' aria-live=polite>2 &lt; 3</p>" + SCRIPT + "</form>"))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<script cam-script type=\"text/form-script\">alert(1)</script>",
        "<SCRIPT src=x>",
        "<img src=x onerror=alert(1)>",
        "<p onclick=\"alert(1)\">",
        "<p\nonclick = 'alert(1)'>",
        "<p class=\"a\"onclick=alert(1)>",
        "<p/onclick=alert(1)>",
        "<p ng-init=\"x\">",
        "<p data-ng-init=\"x\">",
        "<p x-ng-init=\"x\">",
        "<p>{{constructor.constructor('alert(1)')()}}</p>",
        "<p class=\"ng-init:x\">",
        "<p class=\"a;ng:init:x\">",
        "<iframe srcdoc=\"x\">",
        "<a href=\"javascript:alert(1)\">",
        "<p style=\"background:url(//x)\">",
        "<form action=\"//x\">",
        "<svg/onload=alert(1)>",
        "<p title=\"a>b\" onclick=\"x\">",
        "<p class=\"a>b\" onclick=\"x\">",
        "<p <b",
        "<!-- a remark -->",
        "<!--><img src=x onerror=alert(1)>-->"
      })
  void nothingThatCouldRunIs(String inside) {
    assertThat(problem("<form>" + SCRIPT + inside + "</form>")).isPresent();
  }

  @Test
  void oneFormAndItsOwnLineThereMustBe() {
    assertThat(problem("<div>" + SCRIPT + "</div>"))
        .hasValueSatisfying(p -> assertThat(p).contains("<form>"));
    assertThat(problem("<form></form>"))
        .hasValueSatisfying(p -> assertThat(p).contains("kedjanForms['sheet']"));
  }

  private static Optional<String> problem(String html) {
    return PlainMarkup.problem("sheet", html.getBytes(StandardCharsets.UTF_8));
  }
}
