package se.kedjan.forms;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an embedded HTML form may hold: markup that says something, and the one line that hands the
 * form to the program's own script of the same name. Tasklist runs a form's scripts and compiles
 * its templates in the browser of whoever opens it, so nothing else that could run comes in.
 */
final class PlainMarkup {

  private static final Pattern TAG = Pattern.compile("<\\s*/?\\s*([a-zA-Z0-9-]+)([^>]*)>");
  private static final Pattern ATTRIBUTE =
      Pattern.compile("([^\\s=\"'/]+)(?:\\s*=\\s*(?:\"[^\"]*\"|'[^']*'|[^\\s\"'>]+))?");

  private static final Pattern DIRECTIVE = Pattern.compile("(?<![a-zA-Z])(ng[-:_]|ng[A-Z])");

  private static final Set<String> TAGS =
      Set.of(
          "form",
          "div",
          "p",
          "span",
          "strong",
          "h2",
          "h3",
          "h4",
          "ul",
          "ol",
          "li",
          "table",
          "caption",
          "thead",
          "tbody",
          "tr",
          "th",
          "td",
          "label",
          "fieldset",
          "legend",
          "abbr",
          "kbd",
          "br",
          "section",
          "details",
          "summary",
          "button",
          "input",
          "select",
          "option",
          "textarea");
  private static final Pattern ATTRIBUTES =
      Pattern.compile(
          "class|id|role|for|type|name|lang|scope|hidden|tabindex|novalidate|maxlength|min|max|step"
              + "|value|rows|cols|colspan|rowspan|aria-[a-z]+");

  private PlainMarkup() {}

  /** Swedish, or empty. */
  static Optional<String> problem(String formId, byte[] file) {
    var script =
        "<script cam-script type=\"text/form-script\">window.kedjanForms['%s'](camForm);</script>"
            .formatted(formId);
    var html = new String(file, StandardCharsets.UTF_8);
    if (html.split("<form\\b", -1).length != 2) {
      return Optional.of("Formuläret ska ha ett enda <form>-element.");
    }
    if (!html.contains(script)) {
      return Optional.of("Formuläret ska innehålla raden %s".formatted(script));
    }
    var rest = html.replace(script, "");
    if (rest.contains("{{") || DIRECTIVE.matcher(rest).find()) {
      return Optional.of(
          "Formuläret får inte innehålla {{ … }} eller ng-…, som körs i webbläsaren.");
    }
    var tags = TAG.matcher(rest);
    var after = 0;
    while (tags.find()) {
      if (rest.substring(after, tags.start()).contains("<")) {
        return Optional.of("Formuläret har en tagg som inte går att läsa.");
      }
      after = tags.end();
      if (!TAGS.contains(tags.group(1).toLowerCase(Locale.ROOT))) {
        return Optional.of("Formuläret får inte innehålla <%s>.".formatted(tags.group(1)));
      }
      var attributes = ATTRIBUTE.matcher(tags.group(2));
      while (attributes.find()) {
        if (!ATTRIBUTES.matcher(attributes.group(1).toLowerCase(Locale.ROOT)).matches()) {
          return Optional.of(
              "Formuläret får inte ha attributet «%s».".formatted(attributes.group(1)));
        }
      }
    }
    return rest.substring(after).contains("<")
        ? Optional.of("Formuläret har en tagg som inte går att läsa.")
        : Optional.empty();
  }
}
