package se.kedjan.webapps;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;
import se.kedjan.access.SignInProperties;

/** The few pages around a sign-in. */
@RestController
class SignInPages {

  static final String PROVIDER = "staden";
  static final String SIGN_IN = "/camunda/kedjan/sign-in";
  static final String START = SIGN_IN + "/" + PROVIDER;
  static final String SIGNED_IN = "/camunda/kedjan/signed-in";
  static final String SIGNED_OUT = "/camunda/kedjan/signed-out";
  static final String GOODBYE = "/camunda/kedjan/goodbye";
  static final String SIGN_OUT = "/camunda/sign-out";
  static final String BREAK_GLASS = "/camunda/break-glass";

  /** Opened by a browser as pages, so what goes wrong there is told on a page. */
  static final Set<String> PAGES =
      Set.of(START, SIGNED_IN, SIGN_OUT, SIGNED_OUT, GOODBYE, BREAK_GLASS);

  private static final Answer WRONG =
      new Answer(401, "NotSignedIn", "Fel användarnamn eller lösenord.");

  private final SignInProperties properties;
  private final ObjectProvider<ClientRegistrationRepository> provider;
  private final IdentityService identity;
  private final BreakGlassLog log;

  SignInPages(
      SignInProperties properties,
      ObjectProvider<ClientRegistrationRepository> provider,
      IdentityService identity,
      BreakGlassLog log) {
    this.properties = properties;
    this.provider = provider;
    this.identity = identity;
    this.log = log;
  }

  /** Whether Tasklist's own sign-in page leads anywhere. */
  @GetMapping(SIGN_IN)
  Map<String, Boolean> signIn() {
    return Map.of("local", properties.local());
  }

  /** Where Tasklist sends who is signed out: out at the provider too, else it lets them back in. */
  @GetMapping(SIGNED_OUT)
  void signedOut(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.sendRedirect(
        Visitor.of(request).isSignedIn()
            ? ApiDoor.page("tasklist")
            : endAtProvider(request).orElse(GOODBYE));
  }

  /**
   * From one of our pages. The policy of that page holds for wherever its form leads, so the
   * provider is not reached by a redirect but from the page that answers.
   */
  @PostMapping(SIGN_OUT)
  void signOut(HttpServletRequest request, HttpServletResponse response) throws IOException {
    requireSentFromHere(request);
    Sessions.end(request);
    response.setHeader("Refresh", "0; url=" + request.getContextPath() + SIGNED_OUT);
    goodbye(response);
  }

  @GetMapping(GOODBYE)
  void goodbye(HttpServletResponse response) throws IOException {
    Page.outside("Utloggad", Html.paragraph("Du är utloggad."), Page.wayIn()).writeTo(response);
  }

  /** README, «Operate it»: for the day the provider is away. */
  @GetMapping(BREAK_GLASS)
  void breakGlass(HttpServletResponse response) throws IOException {
    if (properties.breakGlass() == null) {
      throw new Refused(Answer.NO_SUCH_ADDRESS);
    }
    Page.outside(
            "Reservkonto",
            Html.paragraph("Logga in med reservkontot. Inloggningen och det som görs loggas."),
            Html.form(
                "post",
                BREAK_GLASS,
                "Logga in",
                credential("Användarnamn", "username", "text", "64"),
                credential("Lösenord", "password", "password", "200")))
        .writeTo(response);
  }

  private static Html credential(String label, String name, String type, String max) {
    return Html.field(
        label,
        Map.of(
            "name", name, "type", type, "maxlength", max, "required", "", "autocomplete", "off"));
  }

  @PostMapping(BREAK_GLASS)
  void breakGlassSignsIn(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var credentials = Credentials.of(request.getInputStream().readAllBytes());
    requireSentFromHere(request);
    if (!properties.isBreakGlass(credentials.username())
        || !identity.checkPassword(credentials.username(), credentials.password())) {
      throw new Refused(WRONG);
    }
    log.signedIn(credentials.username());
    AuthenticationUtil.revalidateSession(
        request, AuthenticationUtil.createAuthentication(Visitor.ENGINE, credentials.username()));
    Sessions.markBreakGlass(request.getSession());
    response.sendRedirect(request.getContextPath() + ApiDoor.page("admin"));
  }

  /** Browsers say where a form was sent from; another site's is neither a sign-in nor an end. */
  private static void requireSentFromHere(HttpServletRequest request) {
    var from = request.getHeader("Sec-Fetch-Site");
    if (from != null && !from.equals("same-origin")) {
      throw new Refused(Answer.NOT_HERE);
    }
  }

  private Optional<String> endAtProvider(HttpServletRequest request) {
    return Optional.ofNullable(provider.getIfAvailable())
        .map(clients -> clients.findByRegistrationId(PROVIDER))
        .map(
            client ->
                client.getProviderDetails().getConfigurationMetadata().get("end_session_endpoint"))
        .map(
            end ->
                UriComponentsBuilder.fromUriString(end.toString())
                    .queryParam("client_id", "{client}")
                    .queryParam("post_logout_redirect_uri", "{back}")
                    .encode()
                    .buildAndExpand(
                        properties.clientId(),
                        ServletUriComponentsBuilder.fromContextPath(request)
                            .path(GOODBYE)
                            .toUriString())
                    .toUriString());
  }
}
