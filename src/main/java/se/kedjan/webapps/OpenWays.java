package se.kedjan.webapps;

import static se.kedjan.webapps.Visitor.Kind.ANYONE;
import static se.kedjan.webapps.Visitor.Kind.BREAK_GLASS;
import static se.kedjan.webapps.Visitor.Kind.CHAIN;
import static se.kedjan.webapps.Visitor.Kind.LOG_REVIEWER;
import static se.kedjan.webapps.Visitor.Kind.PROCESS_OWNER;
import static se.kedjan.webapps.Visitor.Kind.REGISTRAR;
import static se.kedjan.webapps.Visitor.Kind.SIGNED_IN;
import static se.kedjan.webapps.Way.ANY;
import static se.kedjan.webapps.Way.delete;
import static se.kedjan.webapps.Way.get;
import static se.kedjan.webapps.Way.list;
import static se.kedjan.webapps.Way.options;
import static se.kedjan.webapps.Way.post;
import static se.kedjan.webapps.Way.put;

import java.util.List;
import java.util.stream.Stream;

/**
 * Everything that may be called under {@code /camunda} and {@code /engine-rest}, and by whom. What
 * is not here is refused, so a new version of the web applications opens nothing by itself. Where
 * nothing else is said, a way is open for the members, heads and owner of the parties.
 */
final class OpenWays {

  private static final String ENGINE = "/camunda/api/engine/engine/default";
  private static final String COCKPIT = "/camunda/api/cockpit/plugin/base/default";

  private static final String[] STARTABLE = {
    "latest",
    "active",
    "startableInTasklist",
    "startablePermissionCheck",
    "key",
    "name",
    "nameLike",
    "sortBy",
    "sortOrder",
    "firstResult",
    "maxResults"
  };

  private static final String[] READINGS = {"staff", "case", "from", "to", "part", "page"};

  private static final List<Way> FILES =
      Stream.of(
              get("/camunda/app/tasklist", ANY),
              get("/camunda/app/tasklist/{file}", ANY),
              get("/camunda/app/cockpit", ANY),
              get("/camunda/app/cockpit/{file}", ANY),
              get("/camunda/lib/{file}", ANY),
              get("/camunda/assets/{file}", ANY),
              get("/camunda/favicon.ico", ANY),
              get("/camunda/api/tasklist/plugin/{word}/static/{file}", ANY),
              get("/camunda/api/cockpit/plugin/{word}/static/{file}", ANY))
          .map(way -> way.by(ANYONE).asked())
          .toList();

  static final Way SIGN_OUT =
      post("/camunda/api/admin/auth/user/default/logout", Sent.NOTHING).by(ANYONE);

  private static final List<Way> SIGN_IN =
      List.of(
          get("/camunda/api/engine/engine/").by(ANYONE).asked(),
          get("/camunda/api/admin/auth/user/default").by(ANYONE).asked(),
          get(SignInPages.SIGN_IN).by(ANYONE).asked(),
          get(SignInPages.START).by(ANYONE),
          get(SignInPages.SIGNED_IN, ANY).by(ANYONE),
          post(SignInPages.SIGN_OUT, Sent.NOTHING).by(ANYONE),
          get(SignInPages.SIGNED_OUT).by(ANYONE).asked(),
          get(SignInPages.GOODBYE, ANY).by(ANYONE).asked(),
          get(SignInPages.BREAK_GLASS).by(ANYONE),
          post(SignInPages.BREAK_GLASS, Sent.BREAK_GLASS_CREDENTIALS).by(ANYONE),
          post("/camunda/api/admin/auth/user/default/login/tasklist", Sent.CREDENTIALS).by(ANYONE),
          post("/camunda/api/admin/auth/user/default/login/cockpit", Sent.CREDENTIALS).by(ANYONE),
          SIGN_OUT,
          get(ENGINE + "/user/{me}/profile").by(SIGNED_IN).asked());

  /** An open page looks for news every ten seconds: those ways keep no session alive. */
  private static final List<Way> TASKLIST =
      List.of(
          options(ENGINE + "/filter"),
          options(ENGINE + "/filter/{id}"),
          list(ENGINE + "/filter", "itemCount", "resourceType").asked(),
          get(ENGINE + "/filter/count", "itemCount", "resourceType").asked(),
          get(ENGINE + "/filter/{id}", "itemCount").asked(),
          get(ENGINE + "/filter/{id}/count").asked(),
          post(ENGINE + "/filter/{id}/count", Sent.TASK_SEARCH).asked(),
          post(ENGINE + "/filter/{id}/list", Sent.TASK_SEARCH, "firstResult", "maxResults").asked(),
          list(ENGINE + "/task", "assignee", "processInstanceId"),
          post(ENGINE + "/task", Sent.TASK_SEARCH, "firstResult", "maxResults"),
          post(ENGINE + "/task/count", Sent.TASK_SEARCH).asked(),
          get(ENGINE + "/task/{id}").asked(),
          get(ENGINE + "/task/{id}/form"),
          get(ENGINE + "/task/{id}/form-variables", "variableNames", "deserializeValues"),
          // An embedded HTML form is asked for with all of these; the engine looks at none.
          get(ENGINE + "/task/{id}/deployed-form", "noCache", "userId", "engineName", "taskId"),
          post(ENGINE + "/task/{id}/claim", Sent.CLAIM),
          post(ENGINE + "/task/{id}/unclaim", Sent.NOTHING),
          post(ENGINE + "/task/{id}/submit-form", Sent.FORM),
          list(ENGINE + "/process-definition", STARTABLE),
          get(ENGINE + "/process-definition/count", STARTABLE),
          get(ENGINE + "/process-definition/{id}/xml"),
          get(ENGINE + "/process-definition/{id}/startForm"),
          get(ENGINE + "/process-definition/{id}/deployed-start-form", "noCache"),
          get(ENGINE + "/process-definition/{id}/form-variables", "deserializeValues"),
          post(ENGINE + "/process-definition/{id}/submit-form", Sent.FORM),
          post("/camunda/kedjan/search", Sent.IDENTITY_SEARCH).by(CHAIN),
          get("/camunda/kedjan/cards", "taskIds").asked(),
          post("/camunda/kedjan/tasks/{id}/saved", Sent.HTML_FORM),
          get("/camunda/kedjan/tasks/{id}/responsibility"),
          get("/camunda/kedjan/tasks/{id}/case"),
          get("/camunda/kedjan/cases/{id}"),
          get("/camunda/kedjan/cases/{id}/responsibility"),
          get("/camunda/kedjan/case", "number").by(CHAIN),
          get("/camunda/kedjan/links"),
          get("/camunda/kedjan/readings", READINGS).by(LOG_REVIEWER),
          get("/camunda/kedjan/read-log", READINGS).by(LOG_REVIEWER));

  /** Reading only: what the owner changes must be logged first. */
  private static final List<Way> READING_IN_COCKPIT =
      Stream.of(
              list(ENGINE + "/process-definition", ANY),
              get(ENGINE + "/process-definition/count", ANY),
              get(ENGINE + "/process-definition/statistics", ANY),
              get(ENGINE + "/process-definition/{id}"),
              get(ENGINE + "/process-definition/{id}/statistics", ANY),
              get(ENGINE + "/process-definition/{id}/static-called-process-definitions"),
              get(ENGINE + "/process-instance/count", ANY),
              get(ENGINE + "/process-instance/{id}"),
              get(ENGINE + "/process-instance/{id}/activity-instances"),
              post(ENGINE + "/process-instance", Sent.COCKPIT_SEARCH, ANY),
              post(ENGINE + "/process-instance/count", Sent.COCKPIT_SEARCH),
              post(ENGINE + "/variable-instance", Sent.COCKPIT_SEARCH, ANY),
              post(ENGINE + "/variable-instance/count", Sent.COCKPIT_SEARCH),
              get(ENGINE + "/task/count", ANY),
              get(ENGINE + "/task/report/candidate-group-count"),
              post(ENGINE + "/history/task/count", Sent.COCKPIT_SEARCH),
              list(ENGINE + "/incident", ANY),
              get(ENGINE + "/incident/count", ANY),
              list(ENGINE + "/job-definition", ANY),
              get(ENGINE + "/job-definition/count", ANY),
              list(ENGINE + "/job", ANY),
              get(ENGINE + "/job/count", ANY),
              post(ENGINE + "/job", Sent.COCKPIT_SEARCH, ANY),
              post(ENGINE + "/job/count", Sent.COCKPIT_SEARCH),
              list(ENGINE + "/external-task", ANY),
              get(ENGINE + "/external-task/count", ANY),
              list(ENGINE + "/decision-definition", ANY),
              get(ENGINE + "/decision-definition/count", ANY),
              get(ENGINE + "/decision-definition/{id}"),
              get(ENGINE + "/decision-definition/{id}/xml"),
              list(ENGINE + "/decision-requirements-definition", ANY),
              get(ENGINE + "/decision-requirements-definition/count", ANY),
              get(ENGINE + "/case-definition/count", ANY),
              list(ENGINE + "/history/decision-instance", ANY),
              get(ENGINE + "/history/decision-instance/count", ANY),
              list(ENGINE + "/deployment", ANY),
              get(ENGINE + "/deployment/count", ANY),
              get(ENGINE + "/deployment/{id}"),
              get(ENGINE + "/deployment/{id}/resources"),
              get(ENGINE + "/deployment/{id}/resources/{id}/data"),
              list(ENGINE + "/batch/statistics/", ANY),
              get(ENGINE + "/batch/statistics/count", ANY),
              list(ENGINE + "/history/batch", ANY),
              get(ENGINE + "/history/batch/count", ANY),
              get(ENGINE + "/authorization/check", ANY),
              get(COCKPIT + "/process-definition/statistics", ANY),
              get(COCKPIT + "/process-definition/statistics-count", ANY),
              get(COCKPIT + "/process-definition/{id}/called-process-definitions", ANY),
              post(
                  COCKPIT + "/process-definition/{id}/called-process-definitions",
                  Sent.COCKPIT_SEARCH,
                  ANY),
              get(COCKPIT + "/process-instance/{id}/called-process-instances", ANY),
              post(
                  COCKPIT + "/process-instance/{id}/called-process-instances",
                  Sent.COCKPIT_SEARCH,
                  ANY),
              post(COCKPIT + "/process-instance", Sent.COCKPIT_SEARCH, ANY),
              post(COCKPIT + "/process-instance/count", Sent.COCKPIT_SEARCH),
              get(COCKPIT + "/incident", ANY),
              get(COCKPIT + "/incident/count", ANY),
              post(COCKPIT + "/incident", Sent.COCKPIT_SEARCH, ANY),
              post(COCKPIT + "/incident/", Sent.COCKPIT_SEARCH, ANY),
              post(COCKPIT + "/incident/count", Sent.COCKPIT_SEARCH))
          .map(way -> way.by(PROCESS_OWNER))
          .toList();

  /** Users, groups and authorizations: nothing of a case. */
  private static final List<Way> ADMIN =
      Stream.of(
              get("/camunda/app/admin", ANY).asked(),
              get("/camunda/app/admin/{file}", ANY).asked(),
              get("/camunda/api/admin/plugin/{word}/static/{file}", ANY).asked(),
              options(ENGINE + "/user"),
              options(ENGINE + "/user/{name}"),
              list(ENGINE + "/user", ANY),
              get(ENGINE + "/user/count", ANY),
              post(ENGINE + "/user/create", Sent.IDENTITY),
              get(ENGINE + "/user/{name}/profile"),
              put(ENGINE + "/user/{name}/profile", Sent.IDENTITY),
              put(ENGINE + "/user/{name}/credentials", Sent.IDENTITY),
              post(ENGINE + "/user/{name}/unlock", Sent.NOTHING),
              delete(ENGINE + "/user/{name}"),
              options(ENGINE + "/group"),
              options(ENGINE + "/group/{name}"),
              list(ENGINE + "/group", ANY),
              get(ENGINE + "/group/count", ANY),
              post(ENGINE + "/group/create", Sent.IDENTITY),
              get(ENGINE + "/group/{name}"),
              put(ENGINE + "/group/{name}", Sent.IDENTITY),
              delete(ENGINE + "/group/{name}"),
              put(ENGINE + "/group/{name}/members/{name}", Sent.NOTHING),
              delete(ENGINE + "/group/{name}/members/{name}"),
              options(ENGINE + "/authorization"),
              options(ENGINE + "/authorization/{id}"),
              list(ENGINE + "/authorization", ANY),
              get(ENGINE + "/authorization/count", ANY),
              get(ENGINE + "/authorization/check", ANY),
              get(ENGINE + "/authorization/{id}"),
              post(ENGINE + "/authorization/create", Sent.IDENTITY),
              put(ENGINE + "/authorization/{id}", Sent.IDENTITY),
              delete(ENGINE + "/authorization/{id}"))
          .map(way -> way.by(BREAK_GLASS))
          .toList();

  /** What Camunda Modeler asks when it deploys; not that it starts a case afterwards. */
  private static final List<Way> MODELER =
      Stream.of(
              get("/engine-rest/version"),
              list("/engine-rest/deployment"),
              post("/engine-rest/deployment/create", Sent.FILES))
          .map(way -> way.by(PROCESS_OWNER))
          .toList();

  private static final List<Way> RIGHTS_AND_RETENTION =
      List.of(
          get("/camunda/kedjan/links").by(REGISTRAR),
          get(ExtractPages.ADDRESS, "case", ExtractPages.DIARY_NUMBER).by(REGISTRAR),
          post(ExtractPages.ADDRESS, Sent.PAGE_FORM).by(REGISTRAR),
          get("/camunda/kedjan/cases/{id}/extract.json", ExtractPages.DIARY_NUMBER).by(REGISTRAR),
          get("/camunda/kedjan/cases/{id}/extract.pdf", ExtractPages.DIARY_NUMBER).by(REGISTRAR),
          get("/camunda/kedjan/retention").by(PROCESS_OWNER),
          get("/camunda/kedjan/retention-page").by(PROCESS_OWNER),
          get("/camunda/kedjan/agreements-page").by(PROCESS_OWNER));

  /** The first that leads to a path counts, so what the owner may comes before what all may. */
  static final List<Way> ALL =
      Stream.of(READING_IN_COCKPIT, FILES, SIGN_IN, TASKLIST, ADMIN, MODELER, RIGHTS_AND_RETENTION)
          .flatMap(List::stream)
          .toList();

  private OpenWays() {}
}
