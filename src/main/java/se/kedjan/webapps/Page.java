package se.kedjan.webapps;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.web.util.HtmlUtils;

/**
 * A page of a sentence, for where neither Tasklist nor Cockpit is there to show it: no script, no
 * style, nothing from elsewhere.
 *
 * @param onward whether it leads to Tasklist
 */
record Page(String title, String sentence, boolean onward, String form) {

  Page(String title, String sentence, boolean onward) {
    this(title, sentence, onward, "");
  }

  static Page of(Answer answer) {
    return new Page("Kedjan", answer.message(), true);
  }

  static Page signIn(String action) {
    return new Page(
        "Reservkonto",
        "Logga in med reservkontot. Inloggningen och det som görs loggas.",
        false,
        """
        <form method="post" action="%s" autocomplete="off">
        <p><label for="username">Användarnamn</label> <input id="username" name="username" required maxlength="64"></p>
        <p><label for="password">Lösenord</label> <input id="password" name="password" type="password" required maxlength="200"></p>
        <p><button type="submit">Logga in</button></p>
        </form>
        """
            .formatted(action));
  }

  void writeTo(HttpServletResponse response) throws IOException {
    var body =
        """
        <!DOCTYPE html>
        <html lang="sv"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
        <title>%s</title></head><body><main><h1>%s</h1><p>%s</p>%s%s</main></body></html>
        """
            .formatted(
                HtmlUtils.htmlEscape(title),
                HtmlUtils.htmlEscape(title),
                HtmlUtils.htmlEscape(sentence, "UTF-8"),
                form,
                onward ? "<p><a href=\"/camunda/app/tasklist/default/\">Till Kedjan</a></p>" : "")
            .getBytes(StandardCharsets.UTF_8);
    response.setContentType("text/html;charset=UTF-8");
    response.setHeader(
        "Content-Security-Policy",
        "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
    response.setHeader("Cache-Control", "no-store");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
