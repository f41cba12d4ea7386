package se.kedjan.webapps;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kedjan.webapps.Caller.ENGINE;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.kedjan.responsibility.LogVerification;
import se.kedjan.testing.OpenIdProvider;
import se.kedjan.testing.ProviderTest;

/** The account for the day the provider is away. */
@ProviderTest
class BreakGlassTest {

  private static final String HERE = "/camunda/break-glass";
  private static final String ADMIN = "/camunda/app/admin/default/";

  @LocalServerPort int port;
  @Autowired OpenIdProvider provider;
  @Autowired IdentityService identity;
  @Autowired LogVerification verification;
  @Autowired JdbcClient jdbc;

  @Test
  void signsInAtItsOwnAddressAndIsLogged() {
    var before = rows("break-glass-signed-in");

    var account = signedIn();

    assertThat(account.get(ADMIN).status()).isEqualTo(200);
    assertThat(account.get("/").headers().firstValue("Location").orElseThrow()).endsWith(ADMIN);
    assertThat(account.get(ENGINE + "/user?maxResults=50").status()).isEqualTo(200);
    assertThat(rows("break-glass-signed-in")).isEqualTo(before + 1);
    assertThat(verification.verify().faults()).isEmpty();
  }

  @Test
  void whatItChangesStandsInTheLogAndForWhom() {
    var account = signedIn();
    var before = rows("break-glass-used");

    create(account, "Vikarie1-2026").refusedWith(400);
    assertThat(create(account, "Ett-langt-losen-2026!").status()).isEqualTo(204);
    assertThat(
            account
                .send(
                    "PUT",
                    ENGINE + "/group/corner/members/vikarie1",
                    (String) null,
                    "application/json")
                .status())
        .isEqualTo(204);
    assertThat(account.send("DELETE", ENGINE + "/user/vikarie1", (String) null, null).status())
        .isEqualTo(204);

    assertThat(identity.createUserQuery().userId("vikarie1").count()).isZero();
    assertThat(rows("break-glass-used")).isEqualTo(before + 4);
    assertThat(
            jdbc.sql(
                    "select actor || ' ' || detail from kedjan.responsibility_log where act = 'break-glass-used' order by id desc limit 3")
                .query(String.class)
                .list())
        .containsExactly(
            "reserv1 DELETE " + ENGINE + "/user/vikarie1",
            "reserv1 PUT " + ENGINE + "/group/corner/members/vikarie1",
            "reserv1 POST " + ENGINE + "/user/create");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /task?maxResults=1",
        "GET /task/a1",
        "GET /task/a1/form-variables",
        "GET /filter?maxResults=1",
        "GET /process-definition?maxResults=1",
        "GET /process-instance/a1",
        "GET /variable-instance",
        "POST /variable-instance",
        "POST /process-instance",
        "GET /history/task?maxResults=1",
        "GET /history/variable-instance?maxResults=1",
        "GET /history/user-operation?maxResults=1",
        "GET /deployment?maxResults=1",
        "GET /metrics/flow-node-instances/sum",
        "POST /task/a1/claim",
        "POST /user",
        "DELETE /deployment/a1"
      })
  void reachesNothingOfACase(String call) {
    var parts = call.split(" ");

    signedIn()
        .send(parts[0], ENGINE + parts[1], "GET".equals(parts[0]) ? null : "{}", "application/json")
        .refusedWith(403);
  }

  @Test
  void hasNeitherTasklistNorCockpitNorTheOwnPages() {
    var account = signedIn();

    account.get("/camunda/kedjan/cards?taskIds=a1").refusedWith(403);
    account.get("/camunda/kedjan/cases/K-2025-0001/responsibility").refusedWith(403);
    account.post("/camunda/api/admin/setup/default/user/create", Map.of()).refusedWith(404);
    account.get("/engine-rest/version").refusedWith(401);
  }

  @ParameterizedTest
  @CsvSource({
    "registrar,/camunda/kedjan/cases/K-2025-0001/extract.json",
    "registrar,/camunda/kedjan/extracts",
    "processowner,/camunda/kedjan/retention",
    "processowner,/camunda/api/engine/engine/default/process-instance/count",
    "logreview,/camunda/kedjan/read-log",
    "sof,/camunda/kedjan/case"
  })
  void reachesNoCaseWhateverGroupItGivesItself(String group, String path) {
    var member = ENGINE + "/group/" + group + "/members/" + ProviderTest.BREAK_GLASS;
    signedIn().send("PUT", member, (String) null, "application/json");
    try {
      signedIn().get(path).refusedWith(403);
    } finally {
      signedIn().send("DELETE", member, (String) null, null);
    }
  }

  @ParameterizedTest
  @CsvSource({"process1,KEDJAN ägare", "sof1,KEDJAN SOF", "cornerhead1,KEDJAN Corner chef"})
  void adminOpensForNobodyElse(String staffId, String group) {
    provider.isSignedIn(staffId, group);
    var staff = Caller.fresh(port);
    Walk.of(staff, staff.uri("/camunda/app/tasklist/default/"));

    for (var path :
        List.of(
            ADMIN,
            "/camunda/app/admin/scripts/config.js",
            "/camunda/app/welcome/scripts/config.js",
            ENGINE + "/user?maxResults=1",
            ENGINE + "/group/count",
            ENGINE + "/authorization?maxResults=1")) {
      staff.get(path).refusedWith(403);
    }
    Caller.fresh(port).get(ADMIN).refusedWith(403);
    Caller.fresh(port).get(ENGINE + "/user?maxResults=1").refusedWith(401);
  }

  @Test
  void aWrongPasswordAnotherAccountAndAnotherSiteAreRefusedAndNotLogged() {
    var before = rows("break-glass-signed-in");
    identity.saveUser(localUser("glomsk3"));

    assertThat(attempt("finnsinte", ProviderTest.PASSWORD, null).status()).isEqualTo(401);
    assertThat(attempt("glomsk3", Caller.PASSWORD, null).status()).isEqualTo(401);
    assertThat(attempt(ProviderTest.BREAK_GLASS, ProviderTest.PASSWORD, "cross-site").status())
        .isEqualTo(403);

    assertThat(rows("break-glass-signed-in")).isEqualTo(before);
  }

  private static Caller.Reply create(Caller account, String password) {
    return account.post(
        ENGINE + "/user/create",
        Map.of(
            "profile",
            Map.of("id", "vikarie1", "firstName", "Vera", "lastName", "Mark"),
            "credentials",
            Map.of("password", password)));
  }

  private org.camunda.bpm.engine.identity.User localUser(String id) {
    var user = identity.newUser(id);
    user.setPassword(Caller.PASSWORD);
    return user;
  }

  private Caller signedIn() {
    var account = Caller.fresh(port);
    assertThat(account.get(HERE).body()).contains("name=\"password\"");
    var reply = attempt(account, ProviderTest.BREAK_GLASS, ProviderTest.PASSWORD, "same-origin");
    assertThat(reply.status()).as(reply.body()).isEqualTo(302);
    account.get(ADMIN);
    return account;
  }

  private Caller.Reply attempt(String user, String password, String from) {
    return attempt(Caller.fresh(port), user, password, from);
  }

  private static Caller.Reply attempt(Caller caller, String user, String password, String from) {
    var request =
        HttpRequest.newBuilder(caller.uri(HERE))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("username=" + user + "&password=" + password));
    if (from != null) {
      request.header("Sec-Fetch-Site", from);
    }
    return caller.send(request.build());
  }

  private long rows(String act) {
    return jdbc.sql(
            "select count(*) from kedjan.responsibility_log where act = ? and chain = 'system'")
        .param(act)
        .query(Long.class)
        .single();
  }
}
