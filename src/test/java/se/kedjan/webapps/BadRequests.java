package se.kedjan.webapps;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.kedjan.testing.ProviderTest;

/**
 * Calls of the ways that are open, each bad in some way or other; the same again for the same seed.
 * None of them is one that may change anything.
 */
final class BadRequests {

  private static final List<Way> WAYS = OpenWays.ALL;
  private static final Pattern PLACE = Pattern.compile("\\{(id|word|me|name|file)}");
  private static final List<String> TYPES =
      List.of(
          "text/plain",
          "text/html",
          "application/xml",
          "multipart/form-data; boundary=zfuzz",
          "application/x-www-form-urlencoded",
          "application/json; charset=utf-16",
          "application/json; charset=zfuzz",
          "application/x-java-serialized-object",
          "application/json/zfuzz",
          "zfuzz",
          "*/*",
          "");
  private static final List<String> HEADERS =
      List.of(
          "X-HTTP-Method-Override: DELETE",
          "X-Method-Override: PUT",
          "X-Original-URL: /engine-rest/engine",
          "X-Rewrite-URL: /camunda/api/admin/setup/default/user/create",
          "X-Forwarded-Prefix: /../engine-rest",
          "X-Forwarded-For: 127.0.0.1, zfuzz",
          "Forwarded: for=zfuzz;proto=javascript",
          "Origin: https://zfuzz.example",
          "Referer: https://zfuzz.example/",
          "Accept: application/xml",
          "Accept: text/html, zfuzz",
          "Accept: application/hal+json",
          "Accept-Language: zfuzz",
          "Accept-Encoding: zfuzz",
          "Content-Encoding: gzip",
          "Range: bytes=0-0,5-zfuzz",
          "If-Modified-Since: zfuzz",
          "If-None-Match: \"zfuzz\"",
          "Authorization: Basic c29mMTpLZWRqYW4tZGVtby0yMDI2",
          "Authorization: Bearer zfuzz.zfuzz.zfuzz",
          "X-Authorized-Engines: default",
          "Cookie: zfuzz=1; JSESSIONID=zfuzz",
          "Upgrade: zfuzz",
          "X-Zfuzz: ${jndi:ldap://127.0.0.1/zfuzz} <script> åäö");
  private static final List<String> PATHS =
      List.of(
          ";a=zfuzz",
          "/",
          "//",
          "/.",
          "/..",
          "/../../engine-rest/engine",
          "/%2e%2e/%2e%2e",
          "%00",
          "%0d%0aSet-Cookie:zfuzz=1",
          "%c0%ae",
          "%ff%fe",
          "\\zfuzz",
          "%5czfuzz",
          "/zfuzz",
          "#zfuzz",
          "å",
          ".json",
          "%252e%252e",
          "*",
          "/a/b/c/d/e/f/g");
  private static final List<String> NAMES =
      List.of(
          "maxResults",
          "firstResult",
          "variableNames",
          "deserializeValues",
          "taskIds",
          "sortBy",
          "sortOrder",
          "name",
          "nameLike",
          "latest",
          "processInstanceId",
          "processDefinitionId",
          "assignee",
          "assigneeExpression",
          "orQueries",
          "variables",
          "createdAfter",
          "resourceType",
          "itemCount",
          "permissionName",
          "taskVariables",
          "withTaskVariablesInReturn",
          "processInstanceBusinessKey",
          "processInstanceBusinessKeyIn",
          "tenantIdIn",
          "rootProcessInstances",
          "activityIdIn",
          "q",
          "page",
          "from",
          "to");
  private static final List<String> SEARCHED =
      List.of(
          "name",
          "nameLike",
          "priority",
          "dueBefore",
          "createdAfter",
          "assignee",
          "assigneeExpression",
          "orQueries",
          "sorting",
          "processVariables",
          "taskVariables",
          "processInstanceBusinessKeyLike",
          "candidateGroup",
          "candidateGroups",
          "active",
          "variables",
          "processInstanceIds",
          "processDefinitionId",
          "tenantIdIn",
          "firstResult",
          "taskIdIn",
          "includeAssignedTasks",
          "zfuzz");
  private static final List<String> METHODS =
      List.of("HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "GET", "POST", "PROPFIND", "ZFUZZ");

  private final Random random;
  private final Nasty nasty;
  private final Map<String, Caller> visitors;
  private final List<String> ids;
  private final List<String> fields;

  /**
   * @param ids of what there is, mostly other people's
   * @param fields of forms
   */
  BadRequests(long seed, Map<String, Caller> visitors, List<String> ids, List<String> fields) {
    random = new Random(seed);
    nasty = new Nasty(random);
    this.visitors = visitors;
    this.ids = ids;
    this.fields = fields;
  }

  /** Where a call is bad; the rest of it is as it should be, so that it comes as far as it can. */
  private enum Spot {
    PATH,
    ID,
    QUERY,
    BODY,
    SHAPE,
    TYPE,
    TOKEN,
    HEADER,
    METHOD,
    VISITOR
  }

  /** The ways in turn. */
  RawCall next(int n) {
    var way = WAYS.get(n % WAYS.size());
    var spots = EnumSet.of(nasty.one(List.of(Spot.values())), nasty.one(List.of(Spot.values())));
    var visitor = visitor(way, spots.contains(Spot.VISITOR));
    var method =
        spots.contains(Spot.METHOD) && !visitor.equals(ProviderTest.BREAK_GLASS)
            ? nasty.one(METHODS)
            : way.method();
    var target = path(way, spots) + query(way, spots.contains(Spot.QUERY));
    var withBody = method.equals("POST") || method.equals("PUT") || spots.contains(Spot.BODY);
    var type = spots.contains(Spot.TYPE) ? nasty.one(TYPES) : typeOf(way);
    var headers = headers(visitor, spots);
    if (withBody && !type.isEmpty()) {
      headers.add("Content-Type: " + type);
    }
    return new RawCall(
        method, target, headers, withBody ? body(way, spots) : new byte[0], visitor, way);
  }

  /**
   * Somebody the way is open for, or anybody; whoever may change users only where nothing changes.
   * Signing out, and signing in in vain, ends a session.
   */
  private String visitor(Way way, boolean anybody) {
    if (way.template().matches(".*/(logout|sign-out|login/.*|break-glass|signed-.*)")) {
      return "nobody";
    }
    var all =
        visitors.keySet().stream()
            .filter(id -> !id.equals(ProviderTest.BREAK_GLASS) || !way.changes())
            .toList();
    if (anybody) {
      return nasty.one(all);
    }
    return switch (way.openFor()) {
      case PROCESS_OWNER -> "process1";
      case LOG_REVIEWER -> "logg1";
      case REGISTRAR -> "regi1";
      case BREAK_GLASS ->
          all.contains(ProviderTest.BREAK_GLASS) ? ProviderTest.BREAK_GLASS : "sof1";
      default -> nasty.one(all.stream().filter(id -> !id.equals("nobody")).toList());
    };
  }

  private String path(Way way, Set<Spot> spots) {
    var path =
        PLACE
            .matcher(way.template())
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(place(way, found.group(1), spots.contains(Spot.ID))));
    if (spots.contains(Spot.PATH)) {
      var at = random.nextInt(path.length()) + 1;
      path = path.substring(0, at) + nasty.one(PATHS) + path.substring(at);
    }
    return path.replaceAll("[\\x00-\\x20]", "");
  }

  private String place(Way way, String kind, boolean isBad) {
    if (way.openFor() == Visitor.Kind.REGISTRAR) {
      // An extract that is made leaves its row in the log, as it should.
      return "K-2025-999999";
    }
    if (isBad) {
      return nasty.inAddress();
    }
    return switch (kind) {
      case "file" ->
          nasty.one(List.of("default/", "scripts/config.js", "x1/", "a/b.html", "zfuzz"));
      case "word" -> nasty.one(List.of("base", "tasklistPlugins", "zfuzz"));
      case "me", "name" -> nasty.one(List.of("sof1", "process1", "admin", "zfuzz"));
      default -> nasty.one(ids);
    };
  }

  private String query(Way way, boolean isBad) {
    if (!isBad) {
      return way.template().endsWith("/cards") ? "?taskIds=" + nasty.one(ids) : "";
    }
    var query = new StringBuilder();
    var known = way.parameters().stream().filter(name -> !name.equals(Way.ANY)).sorted().toList();
    for (var n = 1 + random.nextInt(3); n > 0; n--) {
      query.append(query.isEmpty() ? '?' : '&');
      query.append(
          nasty.oneIn(10)
              ? nasty.inAddress()
              : known.isEmpty() || nasty.oneIn(4) ? nasty.one(NAMES) : nasty.one(known));
      query.append('=').append(nasty.oneIn(4) ? nasty.one(ids) : nasty.inAddress());
    }
    return query.toString();
  }

  private List<String> headers(String visitor, Set<Spot> spots) {
    var headers = new ArrayList<String>();
    var caller = visitors.get(visitor);
    headers.add("Cookie: " + caller.cookieHeader());
    if (!spots.contains(Spot.TOKEN)) {
      headers.add("X-XSRF-TOKEN: " + caller.token());
    } else if (nasty.oneIn(2)) {
      headers.add("X-XSRF-TOKEN: " + "0123456789ABCDEF".repeat(2));
    }
    for (var n = spots.contains(Spot.HEADER) ? 1 + random.nextInt(3) : 0; n > 0; n--) {
      headers.add(nasty.one(HEADERS));
    }
    return headers;
  }

  private static String typeOf(Way way) {
    return switch (way.sent()) {
      case CREDENTIALS, BREAK_GLASS_CREDENTIALS -> "application/x-www-form-urlencoded";
      case FILES -> "multipart/form-data; boundary=zfuzz";
      default -> "application/json";
    };
  }

  private byte[] body(Way way, Set<Spot> spots) {
    var isBad = spots.contains(Spot.BODY);
    var json =
        switch (way.sent()) {
          case NOTHING -> isBad ? nasty.value() : "";
          // Never a name that is there: it would be locked.
          case CREDENTIALS, BREAK_GLASS_CREDENTIALS ->
              "username=zfuzz" + nasty.inAddress() + "&password=" + nasty.inAddress();
          case CLAIM -> "{\"userId\":%s}".formatted(nasty.value());
          case FORM -> form();
          case IDENTITY_SEARCH -> "{\"identityNumber\":%s}".formatted(nasty.value());
          default -> isBad ? search(2) : "{}";
        };
    return spots.contains(Spot.SHAPE) ? broken(json) : json.getBytes(StandardCharsets.UTF_8);
  }

  /** Never right: a field that no form has is always among them. */
  private String form() {
    var values = new ArrayList<String>();
    values.add("\"zfuzz\":{\"value\":1}");
    for (var n = random.nextInt(4); n > 0; n--) {
      values.add(
          "%s:{\"value\":%s%s}"
              .formatted(
                  nasty.oneIn(5) ? Nasty.quoted(nasty.text()) : Nasty.quoted(nasty.one(fields)),
                  nasty.value(),
                  nasty.oneIn(3)
                      ? ",\"type\":\"%s\""
                          .formatted(
                              nasty.one(
                                  List.of(
                                      "Json", "Object", "Bytes", "File", "Xml", "Date", "Long",
                                      "Integer", "String", "Null", "zfuzz")))
                      : ""));
    }
    var beside =
        nasty.oneIn(6)
            ? nasty.one(
                List.of(
                    ",\"withVariablesInReturn\":true",
                    ",\"businessKey\":\"zfuzz\"",
                    ",\"variables\":{}",
                    ",\"zfuzz\":1"))
            : "";
    return "{\"variables\":{" + String.join(",", values) + "}" + beside + "}";
  }

  private String search(int depth) {
    var parts = new ArrayList<String>();
    for (var n = 1 + random.nextInt(3); n > 0; n--) {
      var name = nasty.one(SEARCHED);
      Supplier<String> value =
          depth > 0 && name.equals("orQueries")
              ? () -> "[" + search(depth - 1) + "]"
              : nasty::value;
      parts.add(Nasty.quoted(nasty.oneIn(12) ? nasty.text() : name) + ":" + value.get());
    }
    return "{" + String.join(",", parts) + "}";
  }

  private byte[] broken(String body) {
    return switch (random.nextInt(8)) {
      case 0 ->
          body.substring(0, random.nextInt(body.length() + 1)).getBytes(StandardCharsets.UTF_8);
      case 1 -> (body + body).getBytes(StandardCharsets.UTF_8);
      case 2 -> body.getBytes(StandardCharsets.UTF_16);
      case 3 -> ("\ufeff" + body).getBytes(StandardCharsets.UTF_8);
      case 4 -> new byte[0];
      case 5 -> nasty.value().getBytes(StandardCharsets.UTF_8);
      case 6 -> {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        for (var n = 0; n < 4 && bytes.length > 0; n++) {
          bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        yield bytes;
      }
      case 7 -> Arrays.copyOf(body.getBytes(StandardCharsets.UTF_8), 300 * 1024);
      default -> body.getBytes(StandardCharsets.UTF_8);
    };
  }
}
