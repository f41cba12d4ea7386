package se.kedjan.webapps;

import jakarta.servlet.http.HttpServletResponse;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.kedjan.access.CaseId;
import se.kedjan.calendar.ClockConfiguration;
import se.kedjan.retention.Retention;

/** Pages without script or style: where the registrar fetches extracts, and what will be erased. */
@RestController
class PlainPages {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ClockConfiguration.ZONE);

  private final Retention retention;

  PlainPages(Retention retention) {
    this.retention = retention;
  }

  /**
   * Whether there is such a case is told by the extract itself, which leaves its rows in the logs.
   */
  @GetMapping("/camunda/kedjan/extracts")
  ResponseEntity<String> extracts(
      @RequestParam(name = "case", required = false) @Nullable String number,
      HttpServletResponse response) {
    var html = new StringBuilder();
    html.append(
        """
        <p>Ett utdrag visar allt som finns sparat om ett ärende. Varje utdrag antecknas i ärendets logg.</p>
        <form method="get" action="/camunda/kedjan/extracts">
        <p><label for="case">Ärendenummer</label> <input id="case" name="case" required pattern="K-[0-9]{4}-[0-9]{4,9}" title="Till exempel K-2026-0007"></p>
        <p><button type="submit">Ta fram</button></p>
        </form>
        """);
    if (number != null && CaseId.isValid(number)) {
      html.append(
          """
          <h2>Ärende %1$s</h2>
          <ul>
          <li><a href="/camunda/kedjan/cases/%1$s/extract.pdf">Utdrag att läsa (PDF)</a></li>
          <li><a href="/camunda/kedjan/cases/%1$s/extract.json">Utdrag för dator (JSON)</a></li>
          </ul>
          """
              .formatted(number));
    } else if (number != null) {
      html.append("<p role=\"alert\">Skriv ärendenumret så här: K-2026-0007.</p>");
    }
    return page("Registerutdrag", html, response);
  }

  @GetMapping("/camunda/kedjan/retention-page")
  ResponseEntity<String> retention(HttpServletResponse response) {
    var preview = retention.preview();
    var html = new StringBuilder();
    html.append("<h2>Gallras inom ett år, eller bevaras</h2>");
    html.append(
        "<table><caption>Avslutade ärenden efter den dag de gallras</caption><tr><th scope=\"col\">Ärende</th><th scope=\"col\">Gallras</th><th scope=\"col\">Bevaras till och med</th></tr>");
    preview
        .going()
        .forEach(
            going ->
                html.append(
                    "<tr><td>%s</td><td>%s</td><td>%s</td></tr>"
                        .formatted(
                            going.caseId(),
                            going.goesOn(),
                            going.heldUntil() == null ? "" : going.heldUntil())));
    html.append("</table>");
    html.append(
        "<p>%d avslutade ärenden gallras senare. %d avslutade ärenden har skyddade personuppgifter och visas inte.</p>"
            .formatted(preview.later(), preview.protectedCases()));
    html.append(
        "<h2>De senaste nätterna</h2><table><caption>Vad gallringen gjorde</caption><tr><th scope=\"col\">När</th><th scope=\"col\">Gallrade</th><th scope=\"col\">Misslyckade</th></tr>");
    preview
        .nights()
        .forEach(
            night ->
                html.append(
                    "<tr><td>%s</td><td>%d</td><td>%d</td></tr>"
                        .formatted(TIME.format(night.at()), night.erased(), night.failed())));
    html.append("</table>");
    return page("Gallring", html, response);
  }

  private static ResponseEntity<String> page(
      String title, CharSequence content, HttpServletResponse response) {
    // In place of the one that all answers bear, which lets no form be sent.
    response.setHeader(
        "Content-Security-Policy",
        "default-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
    var html =
        "<!DOCTYPE html><html lang=\"sv\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>%1$s – Kedjan</title></head><body><main><h1>%1$s</h1>%2$s</main></body></html>"
            .formatted(title, content);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
        .body(html);
  }
}
