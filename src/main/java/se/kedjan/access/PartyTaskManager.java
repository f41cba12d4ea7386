package se.kedjan.access;

import java.util.ArrayList;
import java.util.List;
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

  @Override
  protected void configureQuery(TaskQueryImpl query) {
    super.configureQuery(query);
    var check = query.getAuthCheck();
    if (check.isAuthorizationCheckEnabled()) {
      check.getPermissionChecks().clear();
      var authentication = getCurrentAuthentication();
      check.setAuthUserId(authentication.getUserId());
      // The engine drops the groups that hold no grant.
      var groups = authentication.getGroupIds();
      check.setAuthGroupIds(groups == null ? List.of() : new ArrayList<>(groups));
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
        query.getAuthCheck().isAuthorizationCheckEnabled() ? COUNT : "selectTaskCountByQueryCriteria";
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

    @Override
    public Class<?> getSessionType() {
      return TaskManager.class;
    }

    @Override
    public Session openSession() {
      return new PartyTaskManager();
    }
  }
}
