package se.kedjan.webapps;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.kedjan.webapps.Visitor.Kind;

/**
 * One call that is let through.
 *
 * @param path as a template: {@code {id}}, {@code {word}} and {@code {name}} are one segment,
 *     {@code {me}} is the caller's own user id, {@code {file}} any path of plain characters
 * @param parameters of the query; {@link #ANY} for all but expressions
 * @param isAct whether somebody sits at the screen when this is asked; an open page asks for lists
 *     and counts by itself
 */
record Way(
    String method,
    String template,
    Pattern path,
    Kind openFor,
    Set<String> parameters,
    Sent sent,
    boolean isAct) {

  static final String ANY = "*";
  static final String LENGTH = "maxResults";

  private static Way way(String method, String path, Set<String> parameters, Sent sent) {
    return new Way(method, path, pattern(path), Kind.PARTY, parameters, sent, true);
  }

  static Way get(String path, String... parameters) {
    return way("GET", path, Set.of(parameters), Sent.NOTHING);
  }

  /** A list: the engine refuses those that could be of any length. */
  static Way list(String path, String... parameters) {
    var withLength = new HashSet<>(Set.of(parameters));
    withLength.add("firstResult");
    withLength.add(LENGTH);
    return way("GET", path, Set.copyOf(withLength), Sent.NOTHING);
  }

  static Way options(String path) {
    return way("OPTIONS", path, Set.of(), Sent.NOTHING).asked();
  }

  static Way post(String path, Sent sent, String... parameters) {
    return way("POST", path, Set.of(parameters), sent);
  }

  static Way put(String path, Sent sent) {
    return way("PUT", path, Set.of(), sent);
  }

  static Way delete(String path) {
    return way("DELETE", path, Set.of(), Sent.NOTHING);
  }

  Way by(Kind kind) {
    return new Way(method, template, path, kind, parameters, sent, isAct);
  }

  /** Asked by the page itself, so it keeps no session alive. */
  Way asked() {
    return new Way(method, template, path, openFor, parameters, sent, false);
  }

  boolean leadsTo(String method, String path, Visitor visitor) {
    if (!this.method.equals("HEAD".equals(method) ? "GET" : method)) {
      return false;
    }
    var found = this.path.matcher(path);
    return found.matches() && isOwn(found, visitor);
  }

  boolean changes() {
    return !Set.of("GET", "OPTIONS").contains(method);
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
            case "{name}" -> "[A-Za-z0-9_.-]{1,64}";
            case "{word}" -> "[A-Za-z]{1,64}";
            case "{me}" -> "(?<me>[A-Za-z0-9_.-]{1,64})";
            case "{file}" -> "[A-Za-z0-9_./-]{0,255}";
            default -> Pattern.quote(part);
          });
    }
    return Pattern.compile(pattern.toString());
  }
}
