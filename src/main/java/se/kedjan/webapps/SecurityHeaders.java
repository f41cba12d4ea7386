package se.kedjan.webapps;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Stream;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * On every answer, whoever gives it: the strictest of what browsers can be told. The web
 * applications and {@link Page} set a policy of their own for their pages, which replaces this one
 * there.
 */
class SecurityHeaders extends OncePerRequestFilter {

  private static final String NOTHING =
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("Strict-Transport-Security", "max-age=31536000");
    response.setHeader(
        "Permissions-Policy", "camera=(), display-capture=(), geolocation=(), microphone=()");
    response.setHeader("Content-Security-Policy", NOTHING);
    if (!isFile(request.getRequestURI())) {
      // What is known of a person is read anew each time.
      response.setHeader("Cache-Control", "no-store");
    }
    chain.doFilter(request, response);
  }

  private static boolean isFile(String path) {
    return Stream.of("/camunda/app/", "/camunda/lib/", "/camunda/assets/", "/camunda/favicon.ico")
            .anyMatch(path::startsWith)
        || path.matches("/camunda/api/\\w+/plugin/\\w+/static/.*");
  }
}
