package se.kedjan.webapps;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Party;
import se.kedjan.access.StaffId;
import se.kedjan.chain.CaseStaffing;
import se.kedjan.responsibility.OpenSteps;
import se.kedjan.responsibility.OpenSteps.OpenStep;

/**
 * Who may follow a case: see who held it, whom it waits for and what each party did. Today: who has
 * one of its tasks to do, who is named for it or is the deputy, the heads of the three parties and
 * the process owner. What consent and the relation of staff to the case add or take away comes in
 * here, and nowhere else among the web applications.
 */
@Component
class MayFollowCase {

  private static final Set<Party> CHAIN = Set.of(Party.SOF, Party.CORNER, Party.AMF);

  private final IdentityService identity;
  private final TaskService tasks;
  private final OpenSteps openSteps;
  private final ObjectProvider<CaseStaffing> staffing;

  MayFollowCase(
      IdentityService identity,
      TaskService tasks,
      OpenSteps openSteps,
      ObjectProvider<CaseStaffing> staffing) {
    this.identity = identity;
    this.tasks = tasks;
    this.openSteps = openSteps;
    this.staffing = staffing;
  }

  /** The case of a task; empty alike for a task that is gone and one of somebody else's. */
  Optional<CaseId> throughTask(String taskId) {
    return tasks.createTaskQuery().taskId(taskId).count() == 0
        ? Optional.empty()
        : openSteps.ofTask(taskId).map(OpenStep::caseId);
  }

  /** By the case's number; false alike for a case that does not exist and one of others. */
  boolean byNumber(CaseId caseId) {
    var me = identity.getCurrentAuthentication();
    return Stream.concat(
                CHAIN.stream().map(Party::headGroup), Stream.of(Party.PROCESS_OWNER.group()))
            .anyMatch(me.getGroupIds()::contains)
        || CHAIN.stream().anyMatch(party -> isNamed(new StaffId(me.getUserId()), caseId, party));
  }

  private boolean isNamed(StaffId me, CaseId caseId, Party party) {
    return staffing
        .getObject()
        .namedFor(caseId, party)
        .filter(named -> me.equals(named.staff()) || me.equals(named.deputy()))
        .isPresent();
  }
}
