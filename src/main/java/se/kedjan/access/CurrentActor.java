package se.kedjan.access;

import java.time.Clock;
import java.time.LocalDate;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The member of staff on whose behalf this thread works, or the system for a timer. */
@Component
public class CurrentActor {

  private final IdentityService identity;
  private final StaffRegister staff;
  private final Clock clock;

  CurrentActor(@Lazy IdentityService identity, StaffRegister staff, Clock clock) {
    this.identity = identity;
    this.staff = staff;
    this.clock = clock;
  }

  /** With the party and unit that the register gives for today in Stockholm. */
  public Actor get() {
    var authentication = identity.getCurrentAuthentication();
    if (authentication == null || authentication.getUserId() == null) {
      return Actor.system();
    }
    var id = new StaffId(authentication.getUserId());
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      return lookUp(id);
    }
    var known = (Actor) TransactionSynchronizationManager.getResource(this);
    if (known == null || !known.staffId().equals(id.value())) {
      known = lookUp(id);
      remember(known);
    }
    return known;
  }

  private Actor lookUp(StaffId id) {
    return staff
        .membership(id, LocalDate.now(clock))
        .map(m -> new Actor(id.value(), m.party(), m.unit(), m.head()))
        .orElseGet(() -> new Actor(id.value(), null, null));
  }

  /** For this transaction, which may leave many rows in the log. */
  private void remember(Actor actor) {
    if (TransactionSynchronizationManager.unbindResourceIfPossible(this) == null) {
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
              TransactionSynchronizationManager.unbindResourceIfPossible(CurrentActor.this);
            }
          });
    }
    TransactionSynchronizationManager.bindResource(this, actor);
  }
}
