package se.kedjan.webapps;

import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;
import static se.kedjan.access.Party.AMF;
import static se.kedjan.access.Party.CORNER;
import static se.kedjan.access.Party.LOG_REVIEW;
import static se.kedjan.access.Party.PROCESS_OWNER;
import static se.kedjan.access.Party.SOF;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.persistence.entity.FilterEntity;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.kedjan.access.Party;
import se.kedjan.access.StartUp;

/**
 * The lists on the left of Tasklist, found by their names and set to what they should be at every
 * start. A list shows of its query what task access lets a person see, never more.
 */
@Component
@Order(20)
class TasklistFilters implements ApplicationRunner {

  private final FilterService filters;
  private final TaskService tasks;
  private final AuthorizationService authorizations;
  private final JdbcClient jdbc;

  TasklistFilters(
      FilterService filters,
      TaskService tasks,
      AuthorizationService authorizations,
      JdbcClient jdbc) {
    this.filters = filters;
    this.tasks = tasks;
    this.authorizations = authorizations;
    this.jdbc = jdbc;
  }

  @Override
  @Transactional
  public void run(ApplicationArguments arguments) {
    StartUp.oneNodeAtATime(jdbc);
    var mine = tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}");
    filter("Mina uppgifter", 10, "#2f6f4f", mine, everybody());
    for (var party : List.of(SOF, CORNER, AMF, PROCESS_OWNER, LOG_REVIEW)) {
      filter(party.laneName() + " – att ta", 20, "#2b5c8a", pool(party), groups(party));
    }
    var late = tasks.createTaskQuery().dueBeforeExpression("${now()}");
    filter("Försenade", 30, "#a33a2c", late, everybody());
  }

  private TaskQuery pool(Party party) {
    return tasks
        .createTaskQuery()
        .taskUnassigned()
        .taskCandidateGroupIn(List.copyOf(groups(party)));
  }

  private void filter(
      String name, int priority, String colour, TaskQuery query, Set<String> groups) {
    var there = filters.createFilterQuery().filterName(name).listPage(0, 1);
    var filter = there.isEmpty() ? filters.newTaskFilter(name) : there.get(0);
    var before = there.isEmpty() ? "" : content(filter);
    filter.setQuery(query);
    filter.setProperties(properties(priority, colour));
    if (!content(filter).equals(before)) {
      filters.saveFilter(filter);
    }
    groups.forEach(group -> grant(group, filter));
  }

  private static String content(Filter filter) {
    return ((FilterEntity) filter).getQueryInternal() + new TreeMap<>(filter.getProperties());
  }

  /** The smaller the priority, the higher up. */
  private static Map<String, Object> properties(int priority, String colour) {
    var properties = new LinkedHashMap<String, Object>();
    properties.put("priority", priority);
    properties.put("color", colour);
    properties.put("refresh", true);
    properties.put("showUndefinedVariable", false);
    return properties;
  }

  private void grant(String group, Filter filter) {
    var there =
        authorizations
            .createAuthorizationQuery()
            .groupIdIn(group)
            .resourceType(Resources.FILTER)
            .resourceId(filter.getId())
            .count();
    if (there == 0) {
      var authorization = authorizations.createNewAuthorization(AUTH_TYPE_GRANT);
      authorization.setGroupId(group);
      authorization.setResource(Resources.FILTER);
      authorization.setResourceId(filter.getId());
      authorization.addPermission(Permissions.READ);
      authorizations.saveAuthorization(authorization);
    }
  }

  private static Set<String> groups(Party party) {
    return new LinkedHashSet<>(List.of(party.group(), party.headGroup()));
  }

  private static Set<String> everybody() {
    var all = new LinkedHashSet<String>();
    for (var party : Party.values()) {
      all.addAll(groups(party));
    }
    return all;
  }
}
