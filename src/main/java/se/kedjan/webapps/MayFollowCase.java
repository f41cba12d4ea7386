package se.kedjan.webapps;

import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseAccess;
import se.kedjan.access.CaseId;
import se.kedjan.access.CurrentActor;
import se.kedjan.access.Party;
import se.kedjan.access.StaffId;
import se.kedjan.responsibility.OpenSteps;
import se.kedjan.responsibility.OpenSteps.OpenStep;

/**
 * Who may follow a case: see who held it, whom it waits for and what each party did. Who reaches
 * the case ({@link CaseAccess}), and the process owner, who sees numbers and no identity.
 */
@Component
class MayFollowCase {

  private final TaskService tasks;
  private final OpenSteps openSteps;
  private final CaseAccess access;
  private final CurrentActor currentActor;

  MayFollowCase(
      TaskService tasks, OpenSteps openSteps, CaseAccess access, CurrentActor currentActor) {
    this.tasks = tasks;
    this.openSteps = openSteps;
    this.access = access;
    this.currentActor = currentActor;
  }

  /**
   * The case of a task that is in the list of whoever asks; empty alike for a task that is gone,
   * one of somebody else's, and one in the pool that nobody has taken: its card tells enough.
   */
  Optional<CaseId> throughTask(String taskId) {
    return tasks.createTaskQuery().taskId(taskId).count() == 0
        ? Optional.empty()
        : openSteps.ofTask(taskId).map(OpenStep::caseId).filter(this::byNumber);
  }

  /** By the case's number; false alike for a case that does not exist and one of others. */
  boolean byNumber(CaseId caseId) {
    var me = currentActor.get();
    return me.party() == Party.PROCESS_OWNER
            && !access.isKeptFrom(new StaffId(me.staffId()), caseId)
            && !access.isProtected(caseId)
        || access.reaches(me, caseId);
  }
}
