package se.kedjan.webapps;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import se.kedjan.access.SignInProperties;
import se.kedjan.access.StaffId;
import se.kedjan.access.StaffRegister;
import se.kedjan.webapps.Visitor.Kind;

/**
 * Stands before every filter and servlet of the web applications. Lets through what {@link
 * OpenWays} lists, for whom it lists it, with the content it lists; throws {@link Refused} for the
 * rest.
 */
class ApiDoor extends OncePerRequestFilter {

  /** Whatever a servlet container, a proxy or JAX-RS could read as another path than it looks. */
  private static final Pattern AMBIGUOUS =
      Pattern.compile("[^\\x21-\\x7e]|[;%\\\\]|//|(^|/)\\.{1,2}(/|$)");

  /** Pages of an engine that is not there, at which Camunda's own filter fails. */
  private static final Pattern NO_ENGINE =
      Pattern.compile("/camunda/app/[\\w-]+/(?!default(/|$))[\\w-]+/?(setup/)?");

  private static final Set<String> ENTRANCES =
      Set.of(
          "/",
          "/camunda",
          "/camunda/",
          "/camunda/app",
          "/camunda/app/",
          "/camunda/app/welcome",
          "/camunda/app/welcome/",
          "/camunda/app/welcome/default",
          "/camunda/app/welcome/default/");
  private static final Pattern PAGE =
      Pattern.compile("/camunda/app/(tasklist|cockpit)(/|/default(/[a-z-]*)*)?");
  private static final Set<Sent> SIGN_INS = Set.of(Sent.CREDENTIALS, Sent.BREAK_GLASS_CREDENTIALS);

  private final SignInProperties signIn;
  private final Sessions sessions;
  private final BreakGlassLog breakGlass;
  private final StaffRegister register;
  private final Clock clock;
  private final @Nullable Bearer bearer;

  private final ObjectMapper json =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /**
   * @param bearer absent where engine-rest is closed
   */
  ApiDoor(
      SignInProperties signIn,
      Sessions sessions,
      BreakGlassLog breakGlass,
      StaffRegister register,
      Clock clock,
      @Nullable Bearer bearer) {
    this.signIn = signIn;
    this.sessions = sessions;
    this.breakGlass = breakGlass;
    this.register = register;
    this.clock = clock;
    this.bearer = bearer;
  }

  /** Where an application begins. */
  static String page(String app) {
    return "/camunda/app/" + app + "/default/";
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var path = request.getRequestURI().substring(request.getContextPath().length());
    if (AMBIGUOUS.matcher(path).find()) {
      throw new Refused(Answer.NO_SUCH_ADDRESS);
    }
    if (path.equals("/error")
        || NO_ENGINE.matcher(path).matches()
        || path.startsWith("/camunda/api/admin/setup")) {
      throw new Refused(Answer.NO_SUCH_ADDRESS);
    }
    if (path.startsWith("/engine-rest")) {
      engineRest(request, response, path, chain);
    } else if (path.startsWith("/camunda") || path.equals("/")) {
      webapps(request, response, path, chain);
    } else {
      chain.doFilter(request, response);
    }
  }

  private void engineRest(
      HttpServletRequest request, HttpServletResponse response, String path, FilterChain chain)
      throws ServletException, IOException {
    if (bearer == null) {
      throw new Refused(Answer.NO_SUCH_ADDRESS);
    }
    var visitor = bearer.visitor(request);
    var way = way(request.getMethod(), path, Parameters.of(request), visitor, false);
    bearer.pass(visitor, checked(request, way, visitor), response, chain);
  }

  private void webapps(
      HttpServletRequest request, HttpServletResponse response, String path, FilterChain chain)
      throws ServletException, IOException {
    var over = sessions.endIfOver(request);
    var visitor = Visitor.of(request);
    var reads = Set.of("GET", "HEAD").contains(request.getMethod());
    var page = PAGE.matcher(path);
    if (reads && (ENTRANCES.contains(path) || page.matches() && visitor.isRegistrarOnly())) {
      response.sendRedirect(request.getContextPath() + home(visitor));
      return;
    }
    if (reads && !signIn.local() && !visitor.isSignedIn() && page.matches()) {
      SignedIn.rememberApp(request, page.group(1));
      response.sendRedirect(request.getContextPath() + SignInPages.START);
      return;
    }
    var way = way(request.getMethod(), path, Parameters.of(request), visitor, over);
    if (way.openFor() != Kind.ANYONE && hasLeft(visitor)) {
      Sessions.end(request);
      throw new Refused(Answer.SIGN_IN);
    }
    var passed = checked(request, way, visitor);
    if (visitor.isBreakGlass() && way.changes()) {
      breakGlass.used(visitor.knownUser(), way.method() + " " + path);
    }
    if (visitor.isSignedIn() && way.isAct()) {
      sessions.act(request);
    }
    chain.doFilter(passed, response);
    if (way == OpenWays.SIGN_OUT) {
      Sessions.end(request);
    }
  }

  /** Who is taken out of the register does nothing more, whatever the session knows. */
  private boolean hasLeft(Visitor visitor) {
    return visitor.isSignedIn()
        && !visitor.isBreakGlass()
        && register.membership(new StaffId(visitor.knownUser()), LocalDate.now(clock)).isEmpty();
  }

  private static String home(Visitor visitor) {
    if (visitor.isRegistrarOnly()) {
      return ExtractPages.ADDRESS;
    }
    return page(visitor.isBreakGlass() ? "admin" : "tasklist");
  }

  private HttpServletRequest checked(HttpServletRequest request, Way way, Visitor visitor)
      throws IOException {
    if (Set.of("GET", "OPTIONS").contains(way.method())) {
      return way.isList() && !Parameters.of(request).containsKey(Way.LENGTH)
          ? new LimitedList(request)
          : request;
    }
    var read =
        new ReadBody(request, way.sent() == Sent.FILES ? ReadBody.FILES_LIMIT : ReadBody.LIMIT);
    check(way.sent(), read, visitor);
    return read;
  }

  private static Way way(
      String method,
      String path,
      Map<String, String> parameters,
      Visitor visitor,
      boolean sessionOver) {
    var leading = OpenWays.ALL.stream().filter(way -> way.leadsTo(method, path, visitor)).toList();
    var open = leading.stream().filter(way -> visitor.is(way.openFor())).toList();
    return open.stream()
        .filter(way -> parameters.keySet().stream().allMatch(way::takes))
        .findFirst()
        .orElseThrow(
            () -> new Refused(sessionOver ? Answer.SESSION_ENDED : shut(method, path, visitor)));
  }

  private static Answer shut(String method, String path, Visitor visitor) {
    var asks = path.startsWith("/camunda/api/") || path.startsWith("/camunda/kedjan/");
    if (asks && !visitor.isSignedIn()) {
      return Answer.SIGN_IN;
    }
    var changes = !Set.of("GET", "HEAD", "OPTIONS").contains(method);
    return asks && changes && visitor.is(Kind.PROCESS_OWNER)
        ? Answer.PAST_THE_LOG
        : Answer.NOT_HERE;
  }

  private void check(Sent sent, ReadBody request, Visitor visitor) {
    var type = mediaType(request.getContentType());
    if (SIGN_INS.contains(sent)) {
      checkSignIn(sent, request, type);
      return;
    }
    if (sent == Sent.FILES) {
      if (!MediaType.MULTIPART_FORM_DATA.equalsTypeAndSubtype(type)) {
        throw new Refused(Answer.NOT_MODELS);
      }
      return;
    }
    if (sent == Sent.PAGE_FORM) {
      if (!MediaType.APPLICATION_FORM_URLENCODED.equalsTypeAndSubtype(type)) {
        throw new Refused(Answer.UNREADABLE);
      }
      return;
    }
    if (request.body().length > 0 && !MediaType.APPLICATION_JSON.equalsTypeAndSubtype(type)) {
      throw new Refused(Answer.NOT_JSON);
    }
    sent.check(json(request.body()), visitor);
  }

  /** Tasklist's own sign-in is for local users only; the account past the provider has its own. */
  private void checkSignIn(Sent sent, ReadBody request, @Nullable MediaType type) {
    if (!MediaType.APPLICATION_FORM_URLENCODED.equalsTypeAndSubtype(type)) {
      throw new Refused(Answer.UNREADABLE);
    }
    var credentials = Credentials.of(request.body());
    if (sent == Sent.CREDENTIALS) {
      if (!signIn.local()) {
        throw new Refused(Answer.LOCAL_SIGN_IN_CLOSED);
      }
      if (signIn.isBreakGlass(credentials.username())) {
        throw new Refused(Answer.NOT_HERE);
      }
    }
  }

  private JsonNode json(byte[] body) {
    if (body.length == 0) {
      return MissingNode.getInstance();
    }
    try {
      return json.readTree(body);
    } catch (IOException e) {
      throw new Refused(Answer.UNREADABLE);
    }
  }

  private static @Nullable MediaType mediaType(@Nullable String contentType) {
    try {
      return contentType == null ? null : MediaType.parseMediaType(contentType);
    } catch (InvalidMediaTypeException e) {
      return null;
    }
  }

  /** Cockpit and Tasklist ask for some lists without saying how long they may be. */
  private static class LimitedList extends HttpServletRequestWrapper {

    LimitedList(HttpServletRequest request) {
      super(request);
    }

    @Override
    public String getQueryString() {
      var query = super.getQueryString();
      var limit = Way.LENGTH + "=1000";
      return query == null || query.isEmpty() ? limit : query + "&" + limit;
    }
  }
}
