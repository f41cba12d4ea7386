package se.kedjan.webapps;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kedjan.webapps.Caller.ENGINE;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import se.kedjan.testing.IntegrationTest;

/** What is publicly known against 7.24.0, tried without doing harm. */
@IntegrationTest
class KnownAttacksTest {

  private static final String CREATE = "/camunda/api/admin/setup/default/user/create";
  private static final Map<String, ?> INTRUDER =
      Map.of(
          "profile",
          Map.of("id", "intruder", "firstName", "In", "lastName", "Truder", "email", ""),
          "credentials",
          Map.of("password", "Intruder-2026-abc"));

  @LocalServerPort int port;
  @Autowired IdentityService identity;
  @Autowired FilterService filters;

  /** CVE-2026-77226, also with nobody keeping the page shut. */
  @Test
  void nobodyMakesThemselvesAdministrator() {
    for (var caller : List.of(Caller.anonymous(port), Caller.signedIn(port, "sof1"))) {
      withoutAdministrator(() -> caller.post(CREATE, INTRUDER).refusedWith(404));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/camunda/api/admin/setup;a=b/default/user/create",
        "/camunda/api/admin;a/setup/default/user/create",
        "/camunda/api/admin/%73etup/default/user/create",
        "/camunda/api/admin//setup/default/user/create",
        "//camunda/api/admin/setup/default/user/create",
        "/camunda/api/admin/./setup/default/user/create",
        "/camunda/api/admin/auth/../setup/default/user/create",
        "/camunda/app/../api/admin/setup/default/user/create",
        "/camunda/api/admin/setup/default/user/create/",
        "/camunda/api/admin/setup/default/user/create;",
        "/camunda/api/admin/%2e/setup/default/user/create",
        "http://localhost/camunda/api/admin/setup/default/user/create"
      })
  void noWritingOfThePathLeadsThere(String path) {
    var nobody = Caller.anonymous(port);

    withoutAdministrator(() -> assertThat(nobody.statusOfRaw("POST", path)).isEqualTo(404));
  }

  /** What the servlet container already does not understand. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/camunda/api/admin/setup%2fdefault/user/create",
        "/camunda/api/admin/setup/default/user/create%00",
        "/camunda\\api\\admin\\setup\\default\\user\\create",
        "/camunda/api/admin/setup\\default/user/create",
        "/camunda/api/admin/setup/default/user/create\u0001"
      })
  void noBrokenWritingLeadsThere(String path) {
    var nobody = Caller.anonymous(port);

    withoutAdministrator(() -> assertThat(nobody.statusOfRaw("POST", path)).isEqualTo(400));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/camunda/api/engine/engine/default/task;x=y/count",
        "/camunda/api/engine/engine/default/task/%63ount",
        "/camunda/api/engine/engine/default//task/count",
        "/camunda/api/engine/engine/default/x/../task/count",
        "/camunda/app/tasklist/../../api/engine/engine/default/task/count",
        "/camunda/app/tasklist/./default/",
        "/camunda/app/tasklist//default/",
        "/camunda/lib/../api/engine/engine/default/deployment/count"
      })
  void anOpenWayIsOpenInOneWritingOnly(String path) {
    assertThat(Caller.signedIn(port, "process1").statusOfRaw("GET", path)).isEqualTo(404);
  }

  private void withoutAdministrator(Runnable attack) {
    var shut = identity.createUserQuery().memberOfGroup(Groups.CAMUNDA_ADMIN).count() > 0;
    identity.deleteMembership(NoSetup.NOBODY, Groups.CAMUNDA_ADMIN);
    try {
      Stored.unchangedBy(attack);
    } finally {
      if (shut) {
        identity.createMembership(NoSetup.NOBODY, Groups.CAMUNDA_ADMIN);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/engine-rest",
        "/engine-rest/engine",
        "/engine-rest/task",
        "/engine-rest/deployment/create"
      })
  void theSecondDoorToTheEngineIsNotThere(String path) {
    Caller.anonymous(port).get(path).refusedWith(404);
    Caller.signedIn(port, "process1").post(path, Map.of()).refusedWith(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/camunda/app/admin/default/",
        "/camunda/app/admin/default/setup/",
        "/camunda/app/admin/scripts/config.js",
        "/camunda/app/welcome/scripts/config.js",
        "/camunda/api/admin/plugin/adminPlugins/default/metrics/aggregated",
        "/camunda/api/welcome/plugin/welcomePlugins/static/app/plugin.js"
      })
  void adminAndWelcomeAreShutForEverybody(String path) {
    Caller.anonymous(port).get(path).refusedWith(401, 403);
    Caller.signedIn(port, "sof1").get(path).refusedWith(403);
    Caller.signedIn(port, "process1").get(path).refusedWith(403);
  }

  /** CVE-2026-109432. An expression that was evaluated would make a user. */
  @Test
  void noExpressionOfACallersIsEvaluated() {
    var sof = Caller.signedIn(port, "sof1");
    var filter =
        ENGINE
            + "/filter/"
            + filters.createFilterQuery().filterName("Mina uppgifter").singleResult().getId();
    var expression = "${identityService.saveUser(identityService.newUser('intruder'))}";
    for (var query :
        List.of(
            Map.of("assigneeExpression", expression),
            Map.of("orQueries", List.of(Map.of("assigneeExpression", expression))),
            Map.of(
                "orQueries", List.of(Map.of("orQueries", List.of(Map.of("nameLike", expression))))),
            Map.of("candidateGroupsExpression", "${currentUserGroups()}"),
            Map.of("name", expression),
            Map.of("orQueries", List.of(Map.of("dueBefore", expression))))) {
      for (var path :
          List.of(ENGINE + "/task", ENGINE + "/task/count", filter + "/list", filter + "/count")) {
        Stored.unchangedBy(() -> sof.post(path, query).refusedWith(400));
      }
    }
    sof.get(ENGINE + "/task?assigneeExpression=%24%7BcurrentUser()%7D").refusedWith(403);
    sof.get(ENGINE + "/task?assignee=%24%7BcurrentUser()%7D").refusedWith(400);
    Caller.signedIn(port, "process1", "cockpit")
        .get(ENGINE + "/task/count?assigneeExpression=%24%7BcurrentUser()%7D")
        .refusedWith(403);
    Caller.signedIn(port, "process1", "cockpit")
        .post(
            ENGINE + "/process-instance/count",
            Map.of("orQueries", List.of(Map.of("businessKeyLike", expression))))
        .refusedWith(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"processVariables\":[{\"name\":\"outcome\",\"operator\":\"eq\",\"value\":\"deceased\"}]}",
        "{\"orQueries\":[{\"taskVariables\":[{\"name\":\"outcome\",\"operator\":\"eq\",\"value\":\"deceased\"}]}]}",
        "{\"sorting\":[{\"sortBy\":\"processVariable\",\"sortOrder\":\"asc\",\"parameters\":{\"variable\":\"outcome\",\"type\":\"String\"}}]}",
        "{\"withTaskVariablesInReturn\":true}"
      })
  void aSearchDoesNotTellWhatOthersDecided(String query) {
    var sof = Caller.signedIn(port, "sof1");

    sof.post(ENGINE + "/task/count", query).refusedWith(400);
    sof.post(ENGINE + "/task?maxResults=5", query).refusedWith(400);
  }
}
