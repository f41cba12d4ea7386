package se.kedjan.chain;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How the files of an embedded HTML form are called: {@code register-attendance.html} with {@code
 * register-attendance.schema.json} beside it, which says what may be sent.
 */
public final class HtmlForms {

  public static final String HTML = ".html";
  public static final String SCHEMA = ".schema.json";

  private static final Pattern KEY =
      Pattern.compile("embedded:deployment:([a-z][a-z0-9-]*)\\.html");

  private HtmlForms() {}

  /** From the form key in a model; empty for every other kind of key. */
  public static Optional<String> formId(String formKey) {
    var matcher = KEY.matcher(formKey);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
