package se.kedjan.webapps;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.kedjan.webapps.Visitor.Kind;

/**
 * One call that is let through.
 *
 * @param path as a template: {@code {id}} and {@code {word}} are one segment, {@code {me}} is the
 *     caller's own user id, {@code {file}} any path of plain characters
 * @param parameters of the query; {@link #ANY} for all but expressions
 */
record Way(String method, Pattern path, Kind openFor, Set<String> parameters, Sent sent) {

  static final String ANY = "*";
  static final String LENGTH = "maxResults";

  static Way get(String path, String... parameters) {
    return new Way("GET", pattern(path), Kind.PARTY, Set.of(parameters), Sent.NOTHING);
  }

  /** A list: the engine refuses those that could be of any length. */
  static Way list(String path, String... parameters) {
    var withLength = new HashSet<>(Set.of(parameters));
    withLength.add("firstResult");
    withLength.add(LENGTH);
    return new Way("GET", pattern(path), Kind.PARTY, Set.copyOf(withLength), Sent.NOTHING);
  }

  static Way options(String path) {
    return new Way("OPTIONS", pattern(path), Kind.PARTY, Set.of(), Sent.NOTHING);
  }

  static Way post(String path, Sent sent, String... parameters) {
    return new Way("POST", pattern(path), Kind.PARTY, Set.of(parameters), sent);
  }

  Way by(Kind kind) {
    return new Way(method, path, kind, parameters, sent);
  }

  boolean leadsTo(String method, String path, Visitor visitor) {
    if (!this.method.equals("HEAD".equals(method) ? "GET" : method)) {
      return false;
    }
    var found = this.path.matcher(path);
    return found.matches() && isOwn(found, visitor);
  }

  boolean isList() {
    return parameters.contains(LENGTH);
  }

  boolean takes(String parameter) {
    return parameters.contains(ANY) || parameters.contains(parameter);
  }

  private boolean isOwn(Matcher found, Visitor visitor) {
    return !path.pattern().contains("(?<me>") || found.group("me").equals(visitor.userId());
  }

  private static Pattern pattern(String template) {
    var pattern = new StringBuilder();
    for (var part : template.split("(?=\\{)|(?<=})")) {
      pattern.append(
          switch (part) {
            // With a digit: a word in the same place is another call.
            case "{id}" -> "(?=[^/]*[0-9])[A-Za-z0-9_.:-]{1,255}";
            case "{word}" -> "[A-Za-z]{1,64}";
            case "{me}" -> "(?<me>[A-Za-z0-9_.-]{1,64})";
            case "{file}" -> "[A-Za-z0-9_./-]{0,255}";
            default -> Pattern.quote(part);
          });
    }
    return Pattern.compile(pattern.toString());
  }
}
