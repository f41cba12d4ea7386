package se.kedjan;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

@Configuration(proxyBeanMethods = false)
class ServerConfiguration {

  @Bean
  FilterRegistrationBean<OncePerRequestFilter> noChunksInOldRequests() {
    var registration =
        new FilterRegistrationBean<OncePerRequestFilter>(new NoChunksInOldRequests());
    registration.addUrlPatterns("/*");
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return registration;
  }

  /**
   * A proxy and Tomcat may disagree about where a request of HTTP/1.0 with Transfer-Encoding ends,
   * so that what one client sends becomes another's request (CVE-2026-77756). Refused, and the
   * connection is closed so that nothing after it is read.
   */
  private static class NoChunksInOldRequests extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      if ("HTTP/1.0".equals(request.getProtocol())
          && request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
        response.setHeader(HttpHeaders.CONNECTION, "close");
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        return;
      }
      chain.doFilter(request, response);
    }
  }
}
