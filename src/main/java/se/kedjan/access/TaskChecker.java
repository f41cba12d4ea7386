package se.kedjan.access;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/** Asks the same condition for a single task as for the list: one truth. */
class TaskChecker extends AuthorizationCommandChecker {

  @Override
  public void checkReadTask(TaskEntity task) {
    requireMine(task);
  }

  @Override
  public void checkReadTaskVariable(TaskEntity task) {
    requireMine(task);
  }

  @Override
  public void checkTaskWork(TaskEntity task) {
    requireMine(task);
  }

  @Override
  public void checkUpdateTaskVariable(TaskEntity task) {
    refuse(task);
  }

  @Override
  public void checkDeleteTask(TaskEntity task) {
    refuse(task);
  }

  /**
   * Only who holds a task may give it back; the assignment listener sees to it that it goes back to
   * the pool and to nobody else. Candidates, owner, priority and dates, which the engine guards
   * with the same question, are nobody's to change.
   */
  @Override
  public void checkTaskAssign(TaskEntity task) {
    if (isChecked() && !(isAssignment() && currentUser().equals(task.getAssignee()))) {
      throw new AuthorizationException(refusal(task));
    }
  }

  private void requireMine(TaskEntity task) {
    if (!isChecked()) {
      return;
    }
    var query = new TaskQueryImpl();
    query.taskId(task.getId());
    // A task created in this very command is not in the database yet, and nobody's to work.
    if (Context.getCommandContext().getTaskManager().findTaskCountByQueryCriteria(query) == 0) {
      throw new AuthorizationException(refusal(task));
    }
  }

  private void refuse(TaskEntity task) {
    if (isChecked()) {
      throw new AuthorizationException(refusal(task));
    }
  }

  /** Timers, start-up and code of ours inside a step act without a signed-in user's limits. */
  private static boolean isChecked() {
    var context = Context.getCommandContext();
    return context.isAuthorizationCheckEnabled()
        && context.getAuthentication() != null
        && currentUser() != null;
  }

  private static boolean isAssignment() {
    return Context.getCommandInvocationContext().getCommand() instanceof AssignTaskCmd;
  }

  private static String currentUser() {
    return Context.getCommandContext().getAuthenticatedUserId();
  }

  private static String refusal(TaskEntity task) {
    return "Task " + task.getId() + " is not for " + currentUser();
  }
}
