package se.kedjan.webapps;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import se.kedjan.access.NotAdmitted;
import se.kedjan.access.SigningIn;

/**
 * Who calls engine-rest: whoever the provider's token names, for this one call. Cookies mean
 * nothing there, so there is no session to ride on.
 */
class Bearer {

  private static final Pattern HEADER =
      Pattern.compile("Bearer ([A-Za-z0-9._~+/-]+=*)", Pattern.CASE_INSENSITIVE);
  private static final Answer NO_TOKEN =
      new Answer(
          401,
          "NotSignedIn",
          "Skicka med en giltig bearer-token från stadens inloggning. Hämta en ny om den har gått ut.");

  private static final Answer PROVIDER_AWAY =
      new Answer(
          503,
          "ProviderAway",
          "Stadens inloggning svarar inte, så token kan inte kontrolleras. Försök igen om en stund.");

  private final JwtDecoder tokens;
  private final SigningIn signingIn;
  private final IdentityService identity;

  Bearer(JwtDecoder tokens, SigningIn signingIn, IdentityService identity) {
    this.tokens = tokens;
    this.signingIn = signingIn;
    this.identity = identity;
  }

  /** Throws {@link Refused} without a token that holds, and for whom Kedjan admits not. */
  Visitor visitor(HttpServletRequest request) {
    var header = request.getHeader("Authorization");
    var found = HEADER.matcher(header == null ? "" : header);
    if (!found.matches()) {
      throw new Refused(NO_TOKEN);
    }
    try {
      var admitted = signingIn.admit(tokens.decode(found.group(1)).getClaims());
      return new Visitor(admitted.staff().value(), admitted.groups());
    } catch (BadJwtException e) {
      throw new Refused(NO_TOKEN);
    } catch (JwtException e) {
      throw new Refused(PROVIDER_AWAY);
    } catch (NotAdmitted e) {
      throw new Refused(Answer.notAdmitted(e));
    }
  }

  void pass(
      Visitor visitor, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    identity.setAuthentication(visitor.userId(), List.copyOf(visitor.groups()));
    try {
      chain.doFilter(request, response);
    } finally {
      identity.clearAuthentication();
    }
  }
}
