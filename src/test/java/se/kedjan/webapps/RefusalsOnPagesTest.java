package se.kedjan.webapps;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import se.kedjan.testing.IntegrationTest;

/** What a browser opens as a page answers with a page, also where it says no. */
@IntegrationTest
class RefusalsOnPagesTest {

  @LocalServerPort int port;

  @ParameterizedTest
  @CsvSource({
    "sof1,/camunda/kedjan/read-log,403,Till uppgifterna",
    "sof1,/camunda/kedjan/case?number=K-2026-0012&x=1,403,Till uppgifterna",
    "sof1,/camunda/kedjan/finns-inte,403,Till uppgifterna",
    "sof1,/camunda/app/cockpit/default/,403,Till uppgifterna",
    "logg1,/camunda/kedjan/retention-page,403,Till uppgifterna",
    "regi1,/camunda/kedjan/cases/K-2025-99999999/extract.pdf?diaryNumber=SN+26%2F1,404,Registerutdrag",
    "regi1,/camunda/kedjan/retention-page,403,Registerutdrag"
  })
  void aDocumentIsAnsweredWithAPageAndAWayBack(
      String staffId, String path, int status, String wayBack) {
    var caller = Caller.signedIn(port, staffId);

    for (var header : new String[] {"Sec-Fetch-Dest: document", "Accept: text/html,*/*;q=0.8"}) {
      var reply = open(caller, path, header);

      assertThat(reply.status()).as(reply.body()).isEqualTo(status);
      assertThat(reply.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
      assertThat(reply.headers().firstValue("Cache-Control")).hasValue("no-store");
      assertThat(reply.body())
          .contains("<html lang=\"sv\">", "role=\"alert\"", wayBack, "Logga ut")
          .doesNotContain("{\"", "<script");
    }
  }

  @Test
  void whoIsNotSignedInIsLedToTheSignIn() {
    var reply = open(Caller.anonymous(port), "/camunda/kedjan/case", "Sec-Fetch-Dest: document");

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.body())
        .contains("Logga in för att fortsätta.", "Till Kedjan")
        .doesNotContain("Logga ut");
  }

  @ParameterizedTest
  @CsvSource({
    "/camunda/kedjan/cases/K-2026-0012,Sec-Fetch-Dest: empty",
    "/camunda/kedjan/cases/K-2026-0012,Accept: application/json",
    "/camunda/api/engine/engine/default/task/finns-inte-1,'Accept: text/html'"
  })
  void aScriptIsAnsweredAsBefore(String path, String header) {
    open(Caller.signedIn(port, "sof1"), path, header).refusedWith(404, 406);
  }

  @Test
  void whoIsOnlyRegistrarBeginsAtTheExtracts() {
    var registrar = Caller.signedIn(port, "regi1");

    for (var entrance : new String[] {"/", "/camunda", "/camunda/app/tasklist/default/"}) {
      assertThat(registrar.get(entrance).headers().firstValue("Location").orElseThrow())
          .endsWith("/camunda/kedjan/extracts");
    }
    assertThat(registrar.get("/camunda/kedjan/extracts").body()).contains("Logga ut");
    assertThat(Caller.signedIn(port, "sof1").get("/").headers().firstValue("Location"))
        .hasValueSatisfying(to -> assertThat(to).endsWith("/camunda/app/tasklist/default/"));
  }

  @Test
  void everyPageOfOursSignsOut() {
    var registrar = Caller.signedIn(port, "regi1");

    var elsewhere =
        registrar.send(
            HttpRequest.newBuilder(registrar.uri(SignInPages.SIGN_OUT))
                .POST(HttpRequest.BodyPublishers.noBody())
                .header("Sec-Fetch-Site", "cross-site")
                .build());
    assertThat(elsewhere.status()).isEqualTo(403);
    assertThat(registrar.get("/camunda/kedjan/extracts").status()).isEqualTo(200);

    var reply =
        registrar.send("POST", SignInPages.SIGN_OUT, "", "application/x-www-form-urlencoded");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).contains("Du är utloggad.");
    assertThat(reply.headers().firstValue("Refresh")).hasValue("0; url=/camunda/kedjan/signed-out");
    registrar.get("/camunda/kedjan/extracts").refusedWith(401);
  }

  @Test
  void aPageOfOursMayLoadItsIcon() {
    assertThat(
            Caller.fresh(port)
                .get(SignInPages.GOODBYE)
                .headers()
                .firstValue("Content-Security-Policy"))
        .hasValueSatisfying(
            policy -> assertThat(policy).contains("img-src 'self'", "default-src 'none'"));
  }

  private static Caller.Reply open(Caller caller, String path, String header) {
    var parts = header.split(": ");
    return caller.send(
        HttpRequest.newBuilder(caller.uri(path)).header(parts[0], parts[1]).GET().build());
  }
}
