package se.kedjan.webapps;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The query of a call, read without touching what was sent in the body. */
final class Parameters {

  private static final Set<String> NUMBERS = Set.of("firstResult", "maxResults");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  private Parameters() {}

  /** Throws {@link Refused} where they cannot be read or hold what no search may. */
  static Map<String, String> of(HttpServletRequest request) {
    var parameters = new LinkedHashMap<String, String>();
    var query = request.getQueryString();
    if (query == null || query.isEmpty()) {
      return parameters;
    }
    for (var part : query.split("&")) {
      var equals = part.indexOf('=');
      var name = decode(equals < 0 ? part : part.substring(0, equals));
      var value = decode(equals < 0 ? "" : part.substring(equals + 1));
      if (name.endsWith("Expression") || name.equals("orQueries")) {
        throw new Refused(Answer.NOT_HERE);
      }
      requirePlain(value);
      if (NUMBERS.contains(name) && !NUMBER.matcher(value).matches()) {
        throw new Refused(Answer.UNREADABLE);
      }
      parameters.put(name, value);
    }
    return parameters;
  }

  /** What the engine could evaluate, or the database cannot hold. */
  static void requirePlain(String text) {
    if (text.contains("${") || text.contains("#{")) {
      throw new Refused(Answer.badInput("Uttryck får inte användas i sökningar."));
    }
    if (text.codePoints().anyMatch(Character::isISOControl)) {
      throw new Refused(Answer.UNREADABLE);
    }
  }

  private static String decode(String encoded) {
    try {
      return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new Refused(Answer.UNREADABLE);
    }
  }
}
