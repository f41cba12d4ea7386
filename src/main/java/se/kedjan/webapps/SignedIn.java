package se.kedjan.webapps;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;
import se.kedjan.access.NotAdmitted;
import se.kedjan.access.SigningIn;

/** What happens when somebody comes back from the provider. */
@Component
class SignedIn implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

  private static final Logger LOG = LoggerFactory.getLogger(SignedIn.class);
  private static final String APP = "kedjan.app";
  private static final String TASKLIST = "tasklist";

  private static final Answer NOT_COMPLETED =
      new Answer(401, "NotSignedIn", "Inloggningen gick inte att slutföra. Börja om från början.");
  private static final Answer NO_APPLICATION =
      new Answer(403, "Forbidden", "Du har inte tillgång till det här arbetsverktyget.");

  private final SigningIn signingIn;

  SignedIn(SigningIn signingIn) {
    this.signingIn = signingIn;
  }

  /** Where somebody was on the way to before they were sent to the provider. */
  static void rememberApp(HttpServletRequest request, String app) {
    request.getSession().setAttribute(APP, app);
  }

  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication who)
      throws IOException {
    var app = app(request);
    try {
      var admitted = signingIn.admit(((OidcUser) who.getPrincipal()).getIdToken().getClaims());
      signingIn.provision(admitted);
      var user = AuthenticationUtil.createAuthentication(Visitor.ENGINE, admitted.staff().value());
      if (user == null || !user.getAuthorizedApps().contains(app)) {
        throw new Refused(NO_APPLICATION);
      }
      AuthenticationUtil.revalidateSession(request, user);
      response.sendRedirect(request.getContextPath() + ApiDoor.page(app));
    } catch (NotAdmitted e) {
      Sessions.end(request);
      throw new Refused(Answer.notAdmitted(e));
    } catch (Refused e) {
      Sessions.end(request);
      throw e;
    }
  }

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException e) {
    LOG.warn(
        "A sign-in was not completed: {}",
        e instanceof OAuth2AuthenticationException oauth
            ? oauth.getError().getErrorCode().replaceAll("[^a-z_]", "")
            : e.getClass().getSimpleName());
    // A session that was there goes on: another site's link must not be able to end it.
    throw new Refused(NOT_COMPLETED);
  }

  private static String app(HttpServletRequest request) {
    var session = request.getSession(false);
    var app = session == null ? null : session.getAttribute(APP);
    return app instanceof String known && Set.of(TASKLIST, "cockpit").contains(known)
        ? known
        : TASKLIST;
  }
}
