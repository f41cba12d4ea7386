package se.kedjan.webapps;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a page. Whatever comes in as text goes out escaped: what people typed cannot become
 * markup.
 */
final class Html {

  static final Html NOTHING = new Html("");

  private static final Set<String> VOID = Set.of("input", "link", "meta");

  private final String markup;

  private Html(String markup) {
    this.markup = markup;
  }

  /**
   * @param children {@link Html}, or anything else as text; null is left out
   */
  static Html element(String tag, Map<String, String> attributes, @Nullable Object... children) {
    var open = new StringBuilder("<").append(tag);
    attributes.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(a -> open.append(" %s=\"%s\"".formatted(a.getKey(), escape(a.getValue()))));
    open.append('>');
    return VOID.contains(tag)
        ? new Html(open.toString())
        : new Html(open + all(children).markup + "</" + tag + ">");
  }

  static Html element(String tag, @Nullable Object... children) {
    return element(tag, Map.of(), children);
  }

  static Html all(@Nullable Object... pieces) {
    return new Html(Arrays.stream(pieces).map(Html::markup).collect(Collectors.joining()));
  }

  static Html all(List<Html> pieces) {
    return all(pieces.toArray());
  }

  /** Every row as long as the heads. */
  static Html table(String caption, List<String> heads, List<? extends List<?>> rows) {
    var head =
        heads.stream().map(h -> element("th", Map.of("scope", "col"), h)).toArray(Object[]::new);
    var body =
        rows.stream()
            .map(row -> element("tr", row.stream().map(cell -> element("td", cell)).toArray()))
            .toArray(Object[]::new);
    return element(
        "table",
        Map.of("class", "kedjan-table"),
        element("caption", caption),
        element("thead", element("tr", head)),
        element("tbody", body));
  }

  static Html link(String address, String text) {
    return element("a", Map.of("href", address), text);
  }

  static Html paragraph(String text) {
    return element("p", text);
  }

  /** What went wrong, or has to be known first. */
  static Html alert(String text) {
    return element("p", Map.of("class", "kedjan-alert", "role", "alert"), text);
  }

  /** One line of a form: a label and what is typed into. */
  static Html field(String name, String label, String type, @Nullable String value) {
    return field(label, Map.of("name", name, "type", type, "value", value == null ? "" : value));
  }

  static Html field(String label, Map<String, String> input) {
    return element("label", element("span", label), element("input", input));
  }

  /** One of several: value and what it is called. */
  static Html choice(
      String name, String label, Map<String, String> choices, @Nullable String chosen) {
    var options =
        choices.entrySet().stream()
            .map(
                choice ->
                    element(
                        "option",
                        choice.getKey().equals(chosen)
                            ? Map.of("value", choice.getKey(), "selected", "")
                            : Map.of("value", choice.getKey()),
                        choice.getValue()))
            .toArray();
    return element(
        "label", element("span", label), element("select", Map.of("name", name), options));
  }

  /** A form that asks: its answers stand in the page's address. */
  static Html search(String action, String button, Html... fields) {
    return form("get", action, button, fields);
  }

  static Html form(String method, String action, String button, Html... fields) {
    return element(
        "form",
        Map.of("method", method, "action", action, "class", "kedjan-search"),
        all((Object[]) fields),
        element("button", Map.of("type", "submit"), button));
  }

  @Override
  public String toString() {
    return markup;
  }

  private static String markup(@Nullable Object piece) {
    if (piece == null) {
      return "";
    }
    return piece instanceof Html html ? html.markup : escape(piece.toString());
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
