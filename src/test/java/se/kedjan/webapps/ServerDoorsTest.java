package se.kedjan.webapps;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kedjan.webapps.Caller.ENGINE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.camunda.bpm.engine.FilterService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import se.kedjan.testing.IntegrationTest;

/** What the server itself answers, before and beside the web applications. */
@IntegrationTest
class ServerDoorsTest {

  @LocalServerPort int port;
  @Autowired FilterService filters;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/actuator",
        "/actuator/env",
        "/actuator/beans",
        "/actuator/configprops",
        "/actuator/heapdump",
        "/actuator/threaddump",
        "/actuator/loggers",
        "/actuator/metrics",
        "/actuator/mappings",
        "/actuator/flyway",
        "/actuator/modulith",
        "/actuator/jobExecutor",
        "/actuator/health/db",
        "/actuator/health/jobExecutor",
        "/actuator/health/diskSpace"
      })
  void whatRunsInsideIsShownToNobody(String path) {
    for (var caller :
        new Caller[] {Caller.anonymous(port), Caller.signedIn(port, "process1", "cockpit")}) {
      assertThat(caller.get(path).status()).as(path).isIn(401, 403, 404);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"})
  void healthIsAWordWithoutDetails(String path) {
    var health = Caller.anonymous(port).get(path).json();

    assertThat(health.path("status").asText()).isEqualTo("UP");
    assertThat(health.has("components")).isFalse();
    assertThat(health.has("details")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/error", "/finns-inte", "/error?trace=true&message=true"})
  void anErrorTellsNothingOfTheInside(String path) {
    assertThat(Caller.anonymous(port).get(path).body())
        .doesNotContainIgnoringCase("exception", "trace", "org.", "java.", "camunda", "tomcat");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRACE", "TRACK", "CONNECT", "PROPFIND", "DEBUG", "FOO"})
  void otherVerbsAreNotAnsweredAndNothingIsEchoed(String verb) {
    var answer = raw(verb + " /camunda/app/tasklist/default/ HTTP/1.1", "X-Secret: hemligt", "");

    assertThat(status(answer)).isBetween(400, 501);
    assertThat(answer).doesNotContain("hemligt").doesNotContainIgnoringCase("tomcat");
  }

  /** A GET or POST stays one, whatever it says that it wants to be. */
  @ParameterizedTest
  @ValueSource(
      strings = {"X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override", "_method"})
  void aVerbIsNotChangedByAHeader(String header) {
    var sof = Caller.signedIn(port, "sof1");
    var filter = filters.createFilterQuery().filterName("Mina uppgifter").singleResult().getId();

    Stored.unchangedBy(
        () -> {
          sof.send(
              HttpRequest.newBuilder(sof.uri(ENGINE + "/filter/" + filter))
                  .header(header, "DELETE")
                  .header("X-XSRF-TOKEN", sof.token())
                  .GET()
                  .build());
          sof.send(
              HttpRequest.newBuilder(sof.uri(ENGINE + "/filter/" + filter + "?_method=DELETE"))
                  .header(header, "DELETE")
                  .header("X-XSRF-TOKEN", sof.token())
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(BodyPublishers.ofString("_method=DELETE"))
                  .build());
        });
    assertThat(filters.getFilter(filter)).isNotNull();
  }

  @Test
  void aRequestThatIsTooLargeIsRefusedInFewWords() {
    var long100k = "x".repeat(100_000);

    for (var answer :
        new String[] {
          raw("GET /" + long100k + " HTTP/1.1", "X-A: b", ""),
          raw("GET /camunda/app/tasklist/default/?a=" + long100k + " HTTP/1.1", "X-A: b", ""),
          raw("GET / HTTP/1.1", "X-Large: " + long100k, ""),
          raw("GET / HTTP/1.1", "Cookie: JSESSIONID=" + long100k, ""),
          raw("GET / HTTP/1.1", "X-A: b\r\n".repeat(500) + "X-B: c", "")
        }) {
      assertThat(status(answer)).isIn(400, 413, 414, 431);
      assertThat(answer).doesNotContainIgnoringCase("tomcat", "exception", "org.apache");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/9.9",
        "GET /",
        "HEJ",
        "GET /\u0000 HTTP/1.1",
        "GET http:// HTTP/1.1",
        "GET /%zz HTTP/1.1",
        "GET /a|b HTTP/1.1",
        "GET /<script> HTTP/1.1"
      })
  void whatIsNoRequestIsAnsweredWithoutSayingByWhom(String line) {
    var answer = raw(line, "X-A: b", "");

    assertThat(answer).doesNotStartWith("HTTP/1.1 2").doesNotStartWith("HTTP/1.1 3");
    assertThat(answer)
        .doesNotContainIgnoringCase("tomcat", "exception", "org.apache", "<script>")
        .doesNotContain("Server:");
  }

  /** CVE-2026-77756: what follows the refused request is not read as another. */
  @Test
  void anOldRequestInChunksIsRefusedAndTheConnectionIsClosed() {
    var answer =
        raw(
            "POST /camunda/api/admin/auth/user/default/logout HTTP/1.0",
            "Connection: keep-alive\r\nTransfer-Encoding: chunked",
            "0\r\n\r\nGET /actuator/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

    assertThat(status(answer)).isEqualTo(400);
    assertThat(answer).doesNotContain("UP").containsOnlyOnce("HTTP/1.");
  }

  private static int status(String answer) {
    return Integer.parseInt(answer.substring(9, 12));
  }

  /** Exactly these bytes; all that comes back until the server closes. */
  private String raw(String line, String headers, String body) {
    try (var socket = new Socket("localhost", port)) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write(
              (line
                      + "\r\nHost: localhost\r\n"
                      + (headers.contains("Connection:") ? "" : "Connection: close\r\n")
                      + headers
                      + "\r\n\r\n"
                      + body)
                  .getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      // The server may close before all was sent: then it has answered nothing.
      if (e instanceof java.net.SocketException) {
        return "HTTP/1.1 400 ";
      }
      throw new UncheckedIOException(e);
    }
  }
}
