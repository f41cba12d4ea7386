package se.kedjan.webapps;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.kedjan.access.SignInProperties;

/**
 * A session ends when nobody has done anything for a while, and some time anyhow. The container
 * would count every call; here those that the web applications make by themselves do not count.
 */
@Component
class Sessions {

  private static final String BEGAN = "kedjan.began";
  private static final String LAST_ACT = "kedjan.lastAct";
  private static final String BREAK_GLASS = "kedjan.breakGlass";

  private final SignInProperties properties;
  private final Clock clock;

  Sessions(SignInProperties properties, Clock clock) {
    this.properties = properties;
    this.clock = clock;
  }

  /** Ends the session if its time has come; says whether it did. */
  boolean endIfOver(HttpServletRequest request) {
    var session = request.getSession(false);
    if (session == null || !Visitor.of(request).isSignedIn()) {
      return false;
    }
    var now = clock.instant();
    var began = at(session, BEGAN);
    var lastAct = at(session, LAST_ACT);
    if (began == null || lastAct == null) {
      session.setAttribute(BEGAN, now);
      session.setAttribute(LAST_ACT, now);
      return false;
    }
    if (now.isBefore(began.plus(properties.longest()))
        && now.isBefore(lastAct.plus(properties.idle()))) {
      return false;
    }
    session.invalidate();
    return true;
  }

  /** Somebody did something, in a session that lives. */
  void act(HttpServletRequest request) {
    var session = request.getSession(false);
    if (session != null && session.getAttribute(LAST_ACT) != null) {
      session.setAttribute(LAST_ACT, clock.instant());
    }
  }

  static void end(HttpServletRequest request) {
    var session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
  }

  static void markBreakGlass(HttpSession session) {
    session.setAttribute(BREAK_GLASS, true);
  }

  static boolean isBreakGlass(HttpSession session) {
    return session.getAttribute(BREAK_GLASS) != null;
  }

  private static @Nullable Instant at(HttpSession session, String name) {
    return (Instant) session.getAttribute(name);
  }
}
