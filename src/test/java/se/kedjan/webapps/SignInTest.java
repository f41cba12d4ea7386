package se.kedjan.webapps;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kedjan.webapps.Caller.ENGINE;

import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import se.kedjan.testing.IntegrationTest;

@IntegrationTest
class SignInTest {

  @LocalServerPort int port;
  @Autowired IdentityService identity;

  @ParameterizedTest
  @ValueSource(
      strings = {"sof1", "corner1", "amf1", "sofhead1", "cornerhead1", "amfhead1", "process1"})
  void everyPartySignsInToTasklist(String staffId) {
    var staff = Caller.signedIn(port, staffId);

    assertThat(staff.get(ENGINE + "/filter/count?resourceType=Task").json().path("count").asInt())
        .isGreaterThanOrEqualTo(3);
    assertThat(staff.get(ENGINE + "/user/" + staffId + "/profile").status()).isEqualTo(200);
  }

  @Test
  void onlyTheProcessOwnerSignsInToCockpit() {
    assertThat(
            Caller.signedIn(port, "process1", "cockpit").get(ENGINE + "/deployment/count").status())
        .isEqualTo(200);

    Caller.anonymous(port).signIn("sof1", Caller.PASSWORD, "cockpit").refusedWith(403);
    Caller.signedIn(port, "sof1").get("/camunda/app/cockpit/default/").refusedWith(403);
    Caller.signedIn(port, "sof1").get(ENGINE + "/deployment/count").refusedWith(403);
  }

  @ParameterizedTest
  @CsvSource({"styr1,tasklist", "drift1,tasklist", "drift1,cockpit"})
  void whoBelongsToNoPartyHasNoApplication(String staffId, String app) {
    var nobody = Caller.anonymous(port);

    nobody.signIn(staffId, Caller.PASSWORD, app).refusedWith(403);
    nobody.get(ENGINE + "/filter/count?resourceType=Task").refusedWith(401);
  }

  @Test
  void wrongPasswordAndUnknownNameSoundTheSame() {
    forgetful("glomsk2");
    var wrong = Caller.anonymous(port).signIn("glomsk2", "fel", "tasklist").refusedWith(401);
    var unknown = Caller.anonymous(port).signIn("finnsinte", "fel", "tasklist").refusedWith(401);

    assertThat(wrong.body()).isEqualTo(unknown.body());
  }

  @Test
  void tooManyAttemptsLockTheAccountForAWhile() {
    forgetful("glomsk1");
    var caller = Caller.anonymous(port);
    for (var attempt = 1; attempt <= 3; attempt++) {
      caller.signIn("glomsk1", "fel", "tasklist").refusedWith(401);
    }

    caller.signIn("glomsk1", Caller.PASSWORD, "tasklist").refusedWith(401);
  }

  @Test
  void signingOutEndsIt() {
    var staff = Caller.signedIn(port, "sof1");

    assertThat(staff.post("/camunda/api/admin/auth/user/default/logout").isGood()).isTrue();

    staff.get(ENGINE + "/filter/count?resourceType=Task").refusedWith(401);
  }

  @Test
  void aCallWithoutItsTokenIsRefused() {
    var staff = Caller.signedIn(port, "sof1");

    staff
        .send("POST", ENGINE + "/task/count", "{}".getBytes(), "application/json", null)
        .refusedWith(403);
    Caller.signedIn(port, "sof1")
        .send("POST", ENGINE + "/task/count", "{}".getBytes(), "application/json", "ABC")
        .refusedWith(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/camunda/kedjan/cards?taskIds=a",
        "/camunda/kedjan/tasks/a/responsibility",
        "/camunda/kedjan/cases/K-2025-0001/responsibility",
        "/camunda/api/engine/engine/default/task/count",
        "/camunda/api/engine/engine/default/process-definition",
        "/camunda/api/engine/engine/default/user/sof1/profile",
        "/camunda/api/cockpit/plugin/base/default/process-definition/statistics"
      })
  void nothingIsReadWithoutSigningIn(String path) {
    Caller.anonymous(port).get(path).refusedWith(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/camunda", "/camunda/", "/camunda/app/", "/camunda/app/welcome/default/"})
  void everyEntranceLeadsToTasklist(String path) {
    var reply = Caller.anonymous(port).get(path);

    assertThat(reply.status()).isEqualTo(302);
    assertThat(reply.headers().firstValue("Location").orElseThrow())
        .endsWith("/camunda/app/tasklist/default/");
  }

  @Test
  void tasklistOpensAlthoughThereIsNoAdministrator() {
    var page = Caller.anonymous(port).get("/camunda/app/tasklist/default/");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).contains("<title>");
  }

  @Test
  void theMemberWhoKeepsSetupShutCannotSignIn() {
    for (var password : new String[] {"", NoSetup.NOBODY, Caller.PASSWORD}) {
      Caller.anonymous(port).signIn(NoSetup.NOBODY, password, "tasklist").refusedWith(401);
    }
  }

  @Test
  void nobodyReadsAnothersProfile() {
    Caller.signedIn(port, "sof1").get(ENGINE + "/user/corner1/profile").refusedWith(403);
  }

  /** Somebody of their own, since a wrong password locks and the clock stands. */
  private void forgetful(String id) {
    var user = identity.newUser(id);
    user.setPassword(Caller.PASSWORD);
    identity.saveUser(user);
  }
}
