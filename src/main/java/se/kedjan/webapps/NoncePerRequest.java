package se.kedjan.webapps;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.camunda.bpm.webapp.impl.security.filter.headersec.provider.impl.ContentSecurityPolicyProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The web applications keep the nonce of a page's scripts in the servlet context, one for
 * everybody: of two requests at once, the page gets the other's nonce, its scripts are refused and
 * it stays blank. Here each request keeps its own.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class NoncePerRequest extends OncePerRequestFilter {

  private static final String NONCE = ContentSecurityPolicyProvider.ATTR_CSP_FILTER_NONCE;

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(new WithOwnNonce(request), response);
  }

  private static class WithOwnNonce extends HttpServletRequestWrapper {

    private final ServletContext context;

    WithOwnNonce(HttpServletRequest request) {
      super(request);
      var shared = request.getServletContext();
      this.context =
          (ServletContext)
              Proxy.newProxyInstance(
                  WithOwnNonce.class.getClassLoader(),
                  new Class<?>[] {ServletContext.class},
                  (proxy, method, arguments) -> {
                    if (arguments != null && NONCE.equals(arguments[0])) {
                      switch (method.getName()) {
                        case "setAttribute" -> {
                          request.setAttribute(NONCE, arguments[1]);
                          return null;
                        }
                        case "getAttribute" -> {
                          return request.getAttribute(NONCE);
                        }
                        default -> {}
                      }
                    }
                    try {
                      return method.invoke(shared, arguments);
                    } catch (InvocationTargetException e) {
                      throw e.getCause();
                    }
                  });
    }

    @Override
    public ServletContext getServletContext() {
      return context;
    }
  }
}
