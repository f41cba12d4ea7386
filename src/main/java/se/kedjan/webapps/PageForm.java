package se.kedjan.webapps;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What a form of a page of ours posts, so that it stands in no address. */
final class PageForm {

  private PageForm() {}

  /** Throws {@link Refused} where it is not such a form, or holds anything else or twice. */
  static Map<String, String> of(byte[] sent, Set<String> names) {
    var fields = new HashMap<String, String>();
    for (var field : new String(sent, StandardCharsets.UTF_8).split("&")) {
      var equals = field.indexOf('=');
      var name = decode(field.substring(0, Math.max(equals, 0)));
      var value = decode(field.substring(equals + 1));
      if (!names.contains(name) || value.length() > 40 || fields.put(name, value) != null) {
        throw new Refused(Answer.UNREADABLE);
      }
      Parameters.requirePlain(value);
    }
    return fields;
  }

  /**
   * Whether the browser says that a page of ours sent it. Our pages have no script that could send
   * Camunda's token; and the session's cookie stays away from what another site sends (same-site).
   */
  static boolean isFromOurPage(HttpServletRequest request) {
    return "same-origin".equals(request.getHeader("Sec-Fetch-Site"));
  }

  private static String decode(String encoded) {
    try {
      return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new Refused(Answer.UNREADABLE);
    }
  }
}
