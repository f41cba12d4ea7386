package se.kedjan.webapps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.kedjan.testing.OpenIdProvider;
import se.kedjan.testing.ProviderTest;

/** What Camunda Modeler 5 asks of engine-rest, and what nobody may ask of it. */
@ProviderTest
class ModelerDeploysTest {

  private static final String REST = "/engine-rest";
  private static final String AUDIENCE = "kedjan-engine-rest";

  @LocalServerPort int port;
  @Autowired OpenIdProvider provider;
  @Autowired RepositoryService repository;
  @Autowired JdbcClient jdbc;

  @Test
  void theOwnerDeploysTheChainAndStandsInTheLog() throws IOException {
    var token = owner();
    assertThat(get(token, "/deployment?maxResults=0").status()).isEqualTo(200);
    assertThat(get(token, "/version").json().path("version").asText()).startsWith("7.24");

    var reply = deploy(token, theChain());

    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    assertThat(reply.json().path("deployedProcessDefinitions").size()).isGreaterThan(3);
    assertThat(reply.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(
            jdbc.sql(
                    "select actor || ' ' || party from kedjan.responsibility_log where act = 'models-deployed' order by id desc limit 1")
                .query(String.class)
                .single())
        .isEqualTo("process1 PROCESS_OWNER");
  }

  @Test
  void theGuardsSentencesReachTheModeler() throws IOException {
    var before = repository.createDeploymentQuery().count();
    var model = Map.of("follow-up.bpmn", Files.readAllBytes(Path.of("bpmn/follow-up.bpmn")));

    var reply = deploy(owner(), model).refusedWith(400);

    assertThat(reply.message())
        .startsWith("Modellen tas inte emot.")
        .contains("follow-up.bpmn", "follow-up.form");
    assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({"x.dmn,<nonsense/>", "x.bpmn,<nonsense/>", "x.bpmn,''", "x.dmn,''", "x.form,{"})
  void whatTheEngineCannotReadIsRefusedInSwedish(String name, String content) {
    var reply = deploy(owner(), Map.of(name, content.getBytes(StandardCharsets.UTF_8)));

    assertThat(reply.status()).as(reply.body()).isEqualTo(400);
    assertThat(reply.message()).matches("(?s)(Filerna|Modellen|Det) .*");
  }

  @Test
  void whatIsTooLargeOrNoFilesIsRefused() {
    deploy(owner(), Map.of("x.form", new byte[6 * 1024 * 1024])).refusedWith(413);
    send(owner(), "POST", "/deployment/create", "{}".getBytes(), "application/json")
        .refusedWith(400);
    send(owner(), "POST", "/deployment/create", "--".getBytes(), "multipart/form-data")
        .refusedWith(400);
  }

  @ParameterizedTest
  @CsvSource({
    "sof1,KEDJAN SOF",
    "corner1,KEDJAN Corner",
    "cornerhead1,KEDJAN Corner chef",
    "amf1,KEDJAN AMF",
    "logg1,KEDJAN logg",
    "sof1,KEDJAN ägare",
    "finns.inte,KEDJAN ägare",
    "reserv1,KEDJAN ägare"
  })
  void nobodyElseComesIn(String staffId, String group) throws IOException {
    provider.isSignedIn(staffId, group);
    var token = provider.bearer(AUDIENCE);
    var before = repository.createDeploymentQuery().count();

    get(token, "/version").refusedWith(403);
    get(token, "/deployment?maxResults=0").refusedWith(403);
    deploy(token, theChain()).refusedWith(403);
    assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /engine",
        "GET ",
        "GET /",
        "GET /process-definition",
        "GET /task",
        "GET /history/task",
        "GET /variable-instance",
        "GET /user",
        "GET /deployment/a1",
        "DELETE /deployment/a1",
        "POST /process-definition/a1/start",
        "POST /process-definition/key/referral-chain/start",
        "POST /task/a1/complete",
        "POST /message",
        "GET /authorization",
        "GET /deployment?maxResults=0&nameExpression=x",
        "PUT /deployment/create",
        "OPTIONS /deployment"
      })
  void theOwnerMayNothingElseThere(String call) {
    var parts = call.split(" ", 2);

    send(owner(), parts[0], parts[1], null, null).refusedWith(403);
  }

  @Test
  void withoutATokenThatHoldsItIsShut() {
    owner();
    for (var token :
        new String[] {
          null,
          "",
          "nonsense",
          "eyJhbGciOiJub25lIn0.eyJzdWIiOiJwcm9jZXNzMSJ9.",
          provider.bearer("kedjan"),
          provider.bearer("another"),
          provider.bearer(AUDIENCE, claims -> claims.issuer("https://elsewhere.example")),
          provider.bearer(AUDIENCE, claims -> claims.expirationTime(new Date(0))),
          provider.bearer(AUDIENCE, claims -> claims.expirationTime(null)),
          provider.bearer(AUDIENCE) + "x"
        }) {
      get(token, "/version").refusedWith(401);
    }
    provider.signsWithAnotherKey();
    get(provider.bearer(AUDIENCE), "/version").refusedWith(401);
  }

  @Test
  void aSessionOpensNothingThereAndATokenNothingHere() {
    var token = owner();
    var browser = Caller.fresh(port);
    Walk.of(browser, browser.uri("/camunda/app/cockpit/default/"));
    assertThat(browser.get(Caller.ENGINE + "/deployment/count").status()).isEqualTo(200);

    browser.get(REST + "/version").refusedWith(401);
    Caller.fresh(port)
        .send(request(token, "GET", Caller.ENGINE + "/deployment/count", null, null))
        .refusedWith(401);
  }

  private String owner() {
    provider.isSignedIn("process1", "KEDJAN ägare");
    return provider.bearer(AUDIENCE);
  }

  private Caller.Reply get(String token, String path) {
    return send(token, "GET", path, null, null);
  }

  private Caller.Reply send(
      String token, String method, String path, byte[] body, String contentType) {
    return Caller.fresh(port).send(request(token, method, REST + path, body, contentType));
  }

  private HttpRequest request(
      String token, String method, String path, byte[] body, String contentType) {
    var request =
        HttpRequest.newBuilder(Caller.fresh(port).uri(path))
            .header("Accept", "application/json")
            .method(
                method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    if (contentType != null) {
      request.header("Content-Type", contentType);
    }
    return request.build();
  }

  private Caller.Reply deploy(String token, Map<String, byte[]> files) {
    var boundary = "----kedjan";
    var body = new ByteArrayOutputStream();
    field(body, boundary, "deployment-name", "from the Modeler");
    field(body, boundary, "deployment-source", "Camunda Modeler");
    files.forEach(
        (name, content) -> {
          body.writeBytes(
              "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: text/xml\r\n\r\n"
                  .formatted(boundary, name, name)
                  .getBytes(StandardCharsets.UTF_8));
          body.writeBytes(content);
          body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        });
    body.writeBytes("--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.UTF_8));
    return send(
        token,
        "POST",
        "/deployment/create",
        body.toByteArray(),
        "multipart/form-data; boundary=" + boundary);
  }

  private static void field(
      ByteArrayOutputStream body, String boundary, String name, String value) {
    body.writeBytes(
        "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
            .formatted(boundary, name, value)
            .getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, byte[]> theChain() throws IOException {
    var files = new TreeMap<String, byte[]>();
    for (var directory : List.of("bpmn", "forms")) {
      for (var file : listed(Path.of(directory))) {
        files.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }

  private static List<Path> listed(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return new ArrayList<>(
          files
              .filter(file -> file.toString().matches(".*\\.(bpmn|dmn|form|html|schema\\.json)"))
              .toList());
    }
  }
}
