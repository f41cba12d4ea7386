package se.kedjan.webapps;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.jspecify.annotations.Nullable;
import se.kedjan.access.Party;
import se.kedjan.access.StaffGroups;

/**
 * Who stands at the door, by the session: the web applications look the groups up again every few
 * minutes. Without a session there is no user.
 */
record Visitor(@Nullable String userId, Set<String> groups, boolean isBreakGlass) {

  static final String ENGINE = "default";

  Visitor(@Nullable String userId, Set<String> groups) {
    this(userId, groups, false);
  }

  /**
   * Whom a way is open for. {@code PARTY} is whoever has tasks, {@code CHAIN} the three of it; each
   * of the others after them includes nobody but its own. The account that goes past the provider
   * is none of them, whatever groups it gives itself: it reaches no case.
   */
  enum Kind {
    ANYONE,
    SIGNED_IN,
    PARTY,
    CHAIN,
    PROCESS_OWNER,
    LOG_REVIEWER,
    /** The one account that signs in past the provider, at its own address. */
    BREAK_GLASS,
    /** Who answers the person's requests. */
    REGISTRAR
  }

  static Visitor of(HttpServletRequest request) {
    var session = request.getSession(false);
    if (session != null
        && AuthenticationUtil.getAuthsFromSession(session).getAuthenticationForProcessEngine(ENGINE)
            instanceof UserAuthentication user) {
      return new Visitor(
          user.getIdentityId(), Set.copyOf(groups(user)), Sessions.isBreakGlass(session));
    }
    return new Visitor(null, Set.of());
  }

  boolean is(Kind kind) {
    return switch (kind) {
      case ANYONE -> true;
      case SIGNED_IN -> isSignedIn();
      case PARTY -> isStaff() && isOf(party -> true);
      case CHAIN -> isStaff() && isOf(Party::isOfTheChain);
      case PROCESS_OWNER -> isStaff() && groups.contains(Party.PROCESS_OWNER.group());
      case LOG_REVIEWER -> isStaff() && groups.contains(Party.LOG_REVIEW.group());
      case BREAK_GLASS -> isSignedIn() && isBreakGlass;
      case REGISTRAR -> isStaff() && groups.contains(StaffGroups.REGISTRAR);
    };
  }

  /** Whoever has no tasks, and so nothing in Tasklist. */
  boolean isRegistrarOnly() {
    return is(Kind.REGISTRAR) && !is(Kind.PARTY);
  }

  /** Only where somebody is signed in. */
  String knownUser() {
    return Objects.requireNonNull(userId);
  }

  private boolean isOf(Predicate<Party> parties) {
    return groups.stream().flatMap(group -> Party.ofGroup(group).stream()).anyMatch(parties);
  }

  private boolean isStaff() {
    return isSignedIn() && !isBreakGlass;
  }

  boolean isSignedIn() {
    return userId != null;
  }

  private static Collection<String> groups(UserAuthentication user) {
    return user.getGroupIds() == null ? Set.of() : user.getGroupIds();
  }
}
