package se.kedjan.webapps;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.jspecify.annotations.Nullable;
import se.kedjan.access.Party;
import se.kedjan.webapps.Doors.Door;
import se.kedjan.webapps.PlayedCases.Played;

/** A door with its places filled in: with what there really is of a case, where it is about one. */
final class Visits {

  private final TaskService tasks;
  private final List<String> filters;
  private final Map<String, String> ids;
  private final Map<String, String> instances = new HashMap<>();

  Visits(
      TaskService tasks,
      FilterService filters,
      RepositoryService repository,
      ManagementService management) {
    this.tasks = tasks;
    this.filters = filters.createFilterQuery().list().stream().map(Filter::getId).toList();
    var chain =
        repository
            .createProcessDefinitionQuery()
            .processDefinitionKey("referral-chain")
            .latestVersion()
            .singleResult();
    ids =
        Map.ofEntries(
            Map.entry("process-definition", chain.getId()),
            Map.entry("key", "referral-chain"),
            Map.entry("deployment", chain.getDeploymentId()),
            Map.entry(
                "resources",
                repository.getDeploymentResources(chain.getDeploymentId()).get(0).getId()),
            Map.entry(
                "decision-definition",
                repository.createDecisionDefinitionQuery().listPage(0, 1).get(0).getId()),
            Map.entry("job", management.createJobQuery().listPage(0, 1).get(0).getId()),
            Map.entry("variables", "reception"),
            Map.entry("localVariables", "reception"),
            Map.entry("group", "sof"),
            Map.entry("login", "tasklist"));
  }

  /**
   * @param taskOf whose step of the case it is about; absent where it is about no step
   * @param held whether that step is for nobody now
   */
  record Visit(
      Door door,
      String staffId,
      Played played,
      @Nullable Party taskOf,
      boolean held,
      String path,
      @Nullable String body) {

    boolean isAboutCase() {
      return taskOf != null || held || door.path().contains("/cases/");
    }

    @Override
    public String toString() {
      return staffId
          + " "
          + door
          + (isAboutCase() ? " " + played.consent() : "")
          + (taskOf == null ? "" : " step of " + taskOf)
          + (held ? " held step" : "");
    }
  }

  /** One visit, or one for each step of the case or each filter where the door leads to such. */
  List<Visit> of(Door door, String staffId, Played played) {
    var visits = new ArrayList<Visit>();
    var leadsToStep = door.path().matches(".*/tasks?/\\*.*");
    Set<Party> parties = leadsToStep ? played.tasks().keySet() : Set.of(Party.SOF);
    if (leadsToStep) {
      for (var held : played.held()) {
        var path = path(door, staffId, played, held);
        visits.add(new Visit(door, staffId, played, null, true, path, body(door, staffId, played)));
      }
    }
    if (leadsToStep) {
      for (var beside : played.beside()) {
        var path = path(door, staffId, played, beside.taskId());
        visits.add(
            new Visit(
                door, staffId, played, beside.party(), false, path, body(door, staffId, played)));
      }
    }
    for (var party : parties) {
      var path = path(door, staffId, played, played.tasks().get(party));
      for (var filter : filters(path, played)) {
        visits.add(
            new Visit(
                door,
                staffId,
                played,
                leadsToStep ? party : null,
                false,
                path.replace("/filter/a1", "/filter/" + filter),
                body(door, staffId, played)));
      }
    }
    return visits;
  }

  /** Every one of them for one case, the first for the others. */
  private List<String> filters(String path, Played played) {
    return !path.contains("/filter/a1")
        ? List.of("")
        : played.consent() == PlayedCases.Consent.GIVEN ? filters : filters.subList(0, 1);
  }

  private String path(Door door, String staffId, Played played, String task) {
    var path = new ArrayList<String>();
    for (var segment : door.path().split("/", -1)) {
      var before = path.isEmpty() ? "" : path.get(path.size() - 1);
      path.add(
          switch (segment) {
            case "*" ->
                switch (before) {
                  case "task", "tasks" -> task;
                  case "process-instance", "execution" -> instance(task);
                  case "cases" -> played.caseId().number();
                  case "user" -> door.path().contains("/auth/") ? "default" : staffId;
                  case "plugin" -> "base";
                  default -> ids.getOrDefault(before, "a1");
                };
            case "**" -> "a1";
            case "{me}" -> staffId;
            default -> segment;
          });
    }
    return String.join("/", path) + query(door, played);
  }

  private String query(Door door, Played played) {
    var number = played.caseId().number();
    var ofOurs =
        switch (door.path().replaceFirst(".*/kedjan/", "")) {
          case "cards" -> "?taskIds=" + String.join(",", played.tasks().values());
          case "case" -> "?number=" + number;
          case "readings", "read-log", "extracts" -> "?case=" + number;
          default -> "";
        };
    if (!ofOurs.isEmpty()) {
      return ofOurs;
    }
    return door.path().endsWith("/default/task") && door.method().equals("GET")
        ? "?processInstanceId=" + instance(played.tasks().values().iterator().next())
        : "";
  }

  private static @Nullable String body(Door door, String staffId, Played played) {
    if (door.reads() || door.method().equals("DELETE")) {
      return null;
    }
    if (door.path().matches(".*/default/(task|task/count|filter/\\*/(list|count))")) {
      return Caller.write(Map.of("processInstanceBusinessKey", played.caseId().number()));
    }
    if (door.path().matches(".*/default/process-instance(/count)?")) {
      return Caller.write(Map.of("businessKey", played.caseId().number()));
    }
    if (door.path().endsWith("/kedjan/search")) {
      return Caller.write(Map.of("identityNumber", "R12345"));
    }
    if (door.path().endsWith("/claim")) {
      return Caller.write(Map.of("userId", staffId));
    }
    if (door.path().endsWith("/submit-form")) {
      return Caller.write(Caller.variables(Map.of("zvUnknown", "x")));
    }
    if (door.path().endsWith("/saved")) {
      return Caller.write(Map.of("payload", Map.of("zvUnknown", "x")));
    }
    return "{}";
  }

  private String instance(String taskId) {
    return instances.computeIfAbsent(
        taskId, id -> tasks.createTaskQuery().taskId(id).singleResult().getProcessInstanceId());
  }
}
