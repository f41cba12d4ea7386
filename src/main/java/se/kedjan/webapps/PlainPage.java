package se.kedjan.webapps;

import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A page of ours beside Tasklist, whole from the server: no script, the same words, a way back. One
 * template for all of them.
 */
final class PlainPage {

  private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");
  private static final String STYLES =
      "/camunda/app/tasklist/styles/kedjan-pages.css?bust=kedjan-2";

  private PlainPage() {}

  /** What stands on it is people's: never kept by a browser or a proxy. */
  static ResponseEntity<String> of(String title, Html... content) {
    var page =
        Html.element(
            "html",
            Map.of("lang", "sv"),
            Html.element(
                "head",
                Html.element("title", title + " – Kedjan"),
                meta("viewport", "width=device-width, initial-scale=1"),
                link("stylesheet", STYLES),
                link("icon", "/camunda/favicon.ico")),
            Html.element(
                "body",
                Html.element(
                    "header", Html.link("/camunda/app/tasklist/default/", "Till uppgifterna")),
                Html.element("main", Html.element("h1", title), Html.all((Object[]) content))));
    return ResponseEntity.ok()
        .contentType(HTML)
        .cacheControl(CacheControl.noStore())
        .body("<!DOCTYPE html>" + page);
  }

  private static Html meta(String name, String content) {
    return Html.element("meta", Map.of("name", name, "content", content));
  }

  private static Html link(String rel, String href) {
    return Html.element("link", Map.of("rel", rel, "href", href));
  }
}
