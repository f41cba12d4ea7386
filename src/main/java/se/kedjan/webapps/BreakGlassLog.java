package se.kedjan.webapps;

import org.camunda.bpm.engine.IdentityService;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.kedjan.access.CaseId;
import se.kedjan.responsibility.Act;

/**
 * What the one account does that signs in past the provider, in the chain without a case. The row
 * is there before the call is let through: what cannot be logged is not done.
 */
@Component
class BreakGlassLog {

  private final IdentityService identity;
  private final ApplicationEventPublisher events;

  BreakGlassLog(IdentityService identity, ApplicationEventPublisher events) {
    this.identity = identity;
    this.events = events;
  }

  @Transactional
  public void signedIn(String userId) {
    by(userId, new BreakGlassSignedIn());
  }

  /**
   * @param what method and path: which user, which group
   */
  @Transactional
  public void used(String userId, String what) {
    by(userId, new BreakGlassUsed(what));
  }

  private void by(String userId, Act act) {
    var before = identity.getCurrentAuthentication();
    identity.setAuthenticatedUserId(userId);
    try {
      events.publishEvent(act);
    } finally {
      identity.setAuthentication(before);
    }
  }

  record BreakGlassSignedIn() implements Act {
    @Override
    public @Nullable CaseId caseId() {
      return null;
    }

    @Override
    public String kind() {
      return "break-glass-signed-in";
    }
  }

  record BreakGlassUsed(String detail) implements Act {
    @Override
    public @Nullable CaseId caseId() {
      return null;
    }

    @Override
    public String kind() {
      return "break-glass-used";
    }
  }
}
