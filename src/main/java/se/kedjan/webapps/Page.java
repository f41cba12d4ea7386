package se.kedjan.webapps;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A page of ours, whole from the server: no script, one style, the same words. The one template,
 * for what stands beside Tasklist and for where Tasklist cannot be opened.
 */
final class Page {

  /** A style sheet, an icon and forms, no script. */
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  private static final String STYLES =
      "/camunda/app/tasklist/styles/kedjan-pages.css?bust=kedjan-3";
  private static final String TASKS = "/camunda/app/tasklist/default/";

  private final Html html;

  private Page(Html html) {
    this.html = html;
  }

  /** Beside Tasklist, with the way back there. */
  static Page of(String title, Html... content) {
    return page(title, header(Html.link(TASKS, "Till uppgifterna")), content);
  }

  /** With the way back to where this visitor begins. */
  static Page of(Visitor visitor, String title, Html... content) {
    if (!visitor.isSignedIn()) {
      return outside(title, Html.all((Object[]) content), wayIn());
    }
    return visitor.isRegistrarOnly()
        ? page(title, header(Html.link(ExtractPages.ADDRESS, "Registerutdrag")), content)
        : of(title, content);
  }

  /** For who is not signed in. */
  static Page outside(String title, Html... content) {
    return page(title, Html.NOTHING, content);
  }

  /** What leads somebody to the sign-in, and on. */
  static Html wayIn() {
    return Html.element("p", Html.link(TASKS, "Till Kedjan"));
  }

  private static Html header(Html wayBack) {
    return Html.element("header", wayBack, Html.form("post", SignInPages.SIGN_OUT, "Logga ut"));
  }

  private static Page page(String title, Html header, Html... content) {
    return new Page(
        Html.element(
            "html",
            Map.of("lang", "sv"),
            Html.element(
                "head",
                Html.element("meta", Map.of("charset", "utf-8")),
                Html.element("title", title.equals("Kedjan") ? title : title + " – Kedjan"),
                Html.element(
                    "meta",
                    Map.of("name", "viewport", "content", "width=device-width, initial-scale=1")),
                Html.element("link", Map.of("rel", "stylesheet", "href", STYLES)),
                Html.element("link", Map.of("rel", "icon", "href", "/camunda/favicon.ico"))),
            Html.element(
                "body",
                header,
                Html.element("main", Html.element("h1", title), Html.all((Object[]) content)))));
  }

  /** In place of the policy that all answers bear, which lets nothing be loaded or sent. */
  void writeTo(HttpServletResponse response) throws IOException {
    var body = ("<!DOCTYPE html>" + html).getBytes(StandardCharsets.UTF_8);
    response.setContentType("text/html;charset=UTF-8");
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("Cache-Control", "no-store");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
