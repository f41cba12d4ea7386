package se.kedjan.access;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.camunda.bpm.engine.task.Task;

/**
 * Answers task queries of signed-in staff from candidacy and assignment alone, without a grant row
 * per task. Queries of the engine itself go their usual way.
 */
class PartyTaskManager extends TaskManager {

  static final String LIST = "selectMyTasksByQueryCriteria";
  static final String COUNT = "selectMyTaskCountByQueryCriteria";

  /** No staff id may look like this. */
  private static final String NOBODY = " ";

  private final Supplier<CurrentActor> currentActor;

  PartyTaskManager(Supplier<CurrentActor> currentActor) {
    this.currentActor = currentActor;
  }

  @Override
  protected void configureQuery(TaskQueryImpl query) {
    super.configureQuery(query);
    var check = query.getAuthCheck();
    if (check.isAuthorizationCheckEnabled()) {
      check.getPermissionChecks().clear();
      var authentication = getCurrentAuthentication();
      check.setAuthUserId(authentication.getUserId());
      // The engine drops the groups that hold no grant; we drop those of a party the person does
      // not work for today, whatever the sign-in said.
      var actor = currentActor.get().get();
      var groups = authentication.getGroupIds();
      check.setAuthGroupIds(
          groups == null
              ? List.of()
              : groups.stream()
                  .filter(g -> Party.ofGroup(g).filter(p -> p == actor.party()).isPresent())
                  .collect(Collectors.toCollection(ArrayList::new)));
      if (actor.party() == null) {
        check.setAuthUserId(NOBODY);
      }
    }
  }

  @Override
  @SuppressWarnings("unchecked")
  public List<Task> findTasksByQueryCriteria(TaskQueryImpl query) {
    configureQuery(query);
    if (!query.getAuthCheck().isAuthorizationCheckEnabled()) {
      return getDbEntityManager().selectList("selectTaskByQueryCriteria", query);
    }
    return getDbEntityManager().selectList(LIST, query);
  }

  @Override
  public long findTaskCountByQueryCriteria(TaskQueryImpl query) {
    configureQuery(query);
    var statement =
        query.getAuthCheck().isAuthorizationCheckEnabled()
            ? COUNT
            : "selectTaskCountByQueryCriteria";
    return (Long) getDbEntityManager().selectOne(statement, query);
  }

  /** A native query could not be held to the condition; staff have none. */
  @Override
  public List<Task> findTasksByNativeQuery(
      java.util.Map<String, Object> parameters, int firstResult, int maxResults) {
    getAuthorizationManager().checkCamundaAdmin();
    return super.findTasksByNativeQuery(parameters, firstResult, maxResults);
  }

  @Override
  public long findTaskCountByNativeQuery(java.util.Map<String, Object> parameters) {
    getAuthorizationManager().checkCamundaAdmin();
    return super.findTaskCountByNativeQuery(parameters);
  }

  static class Factory implements SessionFactory {

    private final Supplier<CurrentActor> currentActor;

    Factory(Supplier<CurrentActor> currentActor) {
      this.currentActor = currentActor;
    }

    @Override
    public Class<?> getSessionType() {
      return TaskManager.class;
    }

    @Override
    public Session openSession() {
      return new PartyTaskManager(currentActor);
    }
  }
}
