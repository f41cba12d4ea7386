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
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
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
  private static final String TASKLIST = "/camunda/app/tasklist/default/";

  private final ObjectMapper json =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var path = request.getRequestURI().substring(request.getContextPath().length());
    if (AMBIGUOUS.matcher(path).find()) {
      throw new Refused(Answer.NO_SUCH_ADDRESS);
    }
    if (path.startsWith("/engine-rest") || path.startsWith("/camunda/api/admin/setup")) {
      throw new Refused(Answer.NO_SUCH_ADDRESS);
    }
    var reads = Set.of("GET", "HEAD").contains(request.getMethod());
    if (reads && ENTRANCES.contains(path)) {
      response.sendRedirect(request.getContextPath() + TASKLIST);
    } else if (path.startsWith("/camunda")) {
      chain.doFilter(checked(request, path, Visitor.of(request)), response);
    } else {
      chain.doFilter(request, response);
    }
  }

  private HttpServletRequest checked(HttpServletRequest request, String path, Visitor visitor)
      throws IOException {
    var parameters = Parameters.of(request);
    var way = way(request.getMethod(), path, parameters, visitor);
    if (!"POST".equals(way.method())) {
      return way.isList() && !parameters.containsKey(Way.LENGTH)
          ? new LimitedList(request)
          : request;
    }
    var read = new ReadBody(request);
    check(way.sent(), read, visitor);
    return read;
  }

  private static Way way(
      String method, String path, Map<String, String> parameters, Visitor visitor) {
    var leading = OpenWays.ALL.stream().filter(way -> way.leadsTo(method, path, visitor)).toList();
    var open = leading.stream().filter(way -> visitor.is(way.openFor())).toList();
    return open.stream()
        .filter(way -> parameters.keySet().stream().allMatch(way::takes))
        .findFirst()
        .orElseThrow(() -> new Refused(shut(method, path, visitor)));
  }

  private static Answer shut(String method, String path, Visitor visitor) {
    var asks = path.startsWith("/camunda/api/") || path.startsWith("/camunda/kedjan/");
    if (asks && !visitor.isSignedIn()) {
      return Answer.SIGN_IN;
    }
    var changes = !Set.of("GET", "HEAD", "OPTIONS").contains(method);
    return asks && changes && visitor.is(Kind.PROCESS_OWNER)
        ? Answer.NOT_UNTIL_LOGGED
        : Answer.NOT_HERE;
  }

  private void check(Sent sent, ReadBody request, Visitor visitor) {
    var type = mediaType(request.getContentType());
    if (sent == Sent.CREDENTIALS) {
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
