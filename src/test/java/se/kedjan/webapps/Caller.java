package se.kedjan.webapps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import se.kedjan.testing.ProviderTest;

/** Somebody's browser as far as the server can tell: cookies, token and what is sent. */
class Caller {

  static final String ENGINE = "/camunda/api/engine/engine/default";
  static final String PASSWORD = "Kedjan-demo-2026";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final int port;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient http;

  private Caller(int port) {
    this.port = port;
    http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  record Reply(int status, String body, HttpHeaders headers) {

    JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    String message() {
      return json().path("message").asText();
    }

    boolean isGood() {
      return status >= 200 && status < 300;
    }

    /** An error as staff are to meet it: Swedish, and nothing of how it works inside. */
    Reply refusedWith(int... statuses) {
      assertThat(statuses).as("%d: %s", status, body).contains(status);
      assertThat(headers.firstValue("Content-Type"))
          .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
      assertThat(json().fieldNames()).toIterable().containsExactlyInAnyOrder("type", "message");
      assertThat(message()).matches("(?s)\\p{Lu}.*\\.");
      assertThat(body)
          .doesNotContainIgnoringCase(
              "exception", "camunda", "org.", "java.", "select ", "cannot", "permission", "null");
      return this;
    }
  }

  /** A browser that has not been here before. */
  static Caller fresh(int port) {
    return new Caller(port);
  }

  /** Not signed in; has been at the sign-in page and holds its token. */
  static Caller anonymous(int port) {
    var caller = new Caller(port);
    caller.get("/camunda/app/tasklist/default/");
    return caller;
  }

  static Caller signedIn(int port, String staffId) {
    return signedIn(port, staffId, "tasklist");
  }

  static Caller signedIn(int port, String staffId, String app) {
    var caller = anonymous(port);
    var reply = caller.signIn(staffId, PASSWORD, app);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    // The session is a new one; its token comes with the next page.
    caller.get("/camunda/app/" + app + "/default/");
    return caller;
  }

  /** The account for the day the provider is away, at its own address. */
  static Caller breakGlass(int port) {
    var caller = new Caller(port);
    caller.get(SignInPages.BREAK_GLASS);
    var reply =
        caller.send(
            "POST",
            SignInPages.BREAK_GLASS,
            "username=" + ProviderTest.BREAK_GLASS + "&password=" + ProviderTest.PASSWORD,
            "application/x-www-form-urlencoded");
    assertThat(reply.status()).as(reply.body()).isEqualTo(302);
    caller.get("/camunda/app/admin/default/");
    return caller;
  }

  Reply signIn(String staffId, String password, String app) {
    return send(
        "POST",
        "/camunda/api/admin/auth/user/default/login/" + app,
        "username=" + staffId + "&password=" + password,
        "application/x-www-form-urlencoded");
  }

  Reply get(String path) {
    return send("GET", path, null, null);
  }

  Reply post(String path, Object body) {
    return send("POST", path, write(body), "application/json");
  }

  Reply post(String path) {
    return send("POST", path, null, null);
  }

  /** A form as Tasklist submits it: lists as JSON, everything else as it is. */
  Reply submit(String taskId, Map<String, ?> form) {
    return post(ENGINE + "/task/" + taskId + "/submit-form", variables(form));
  }

  static Map<String, ?> variables(Map<String, ?> form) {
    var variables = new java.util.HashMap<String, Object>();
    form.forEach(
        (key, value) ->
            variables.put(
                key,
                value instanceof Iterable<?>
                    ? Map.of("type", "Json", "value", write(value))
                    : java.util.Collections.singletonMap("value", value)));
    return Map.of("variables", variables);
  }

  Reply send(String method, String path, String body, String contentType) {
    return send(
        method,
        path,
        body == null ? null : body.getBytes(StandardCharsets.UTF_8),
        contentType,
        token());
  }

  Reply send(String method, String path, byte[] body, String contentType, String token) {
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .method(
                method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    if (contentType != null) {
      request.header("Content-Type", contentType);
    }
    if (token != null) {
      request.header("X-XSRF-TOKEN", token);
    }
    return send(request.build());
  }

  /**
   * What a page of ours posts by itself, without the token that scripts send.
   *
   * @param from where a browser says that it comes from; null for one that says nothing
   */
  Reply form(String path, String fields, String from) {
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(fields));
    if (from != null) {
      request.header("Sec-Fetch-Site", from);
    }
    return send(request.build());
  }

  Reply send(HttpRequest request) {
    try {
      var response = http.send(request, BodyHandlers.ofString());
      return new Reply(response.statusCode(), response.body(), response.headers());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The status line's number for a path that no client library would send. */
  int statusOfRaw(String method, String path) {
    try (var socket = new Socket("localhost", port)) {
      var cookie = new StringBuilder();
      cookies.getCookieStore().getCookies().forEach(c -> cookie.append(c).append("; "));
      socket
          .getOutputStream()
          .write(
              ("%s %s HTTP/1.1\r\nHost: localhost\r\nCookie: %s\r\nX-XSRF-TOKEN: %s\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"
                      .formatted(method, path, cookie, token()))
                  .getBytes(StandardCharsets.ISO_8859_1));
      var line = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      return Integer.parseInt(line.substring(9, 12));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the browser sends with every call. */
  String cookieHeader() {
    return cookies.getCookieStore().getCookies().stream()
        .map(cookie -> cookie.getName() + "=" + cookie.getValue())
        .collect(java.util.stream.Collectors.joining("; "));
  }

  String token() {
    return cookie("XSRF-TOKEN");
  }

  String cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(cookie -> cookie.getValue())
        .findFirst()
        .orElse(null);
  }

  URI uri(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  static String write(Object value) {
    try {
      return value instanceof String text ? text : JSON.writeValueAsString(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
