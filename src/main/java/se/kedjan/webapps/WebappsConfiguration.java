package se.kedjan.webapps;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationFilter;
import org.camunda.bpm.webapp.impl.security.filter.CsrfPreventionFilter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import se.kedjan.access.CaseAccess;
import se.kedjan.access.SignInProperties;
import se.kedjan.access.StaffRegister;
import se.kedjan.responsibility.OpenSteps;

/**
 * In this order, and all of them before Camunda's: headers, answers, door, and the session for our
 * pages.
 */
@Configuration(proxyBeanMethods = false)
class WebappsConfiguration {

  /** The first place behind the door. */
  static final int AFTER_OURS = Ordered.HIGHEST_PRECEDENCE + 5;

  private static final String OURS = "/camunda/kedjan/*";

  private final CamundaBpmProperties camunda;

  WebappsConfiguration(CamundaBpmProperties camunda) {
    this.camunda = camunda;
    if (!"/camunda".equals(camunda.getWebapp().getApplicationPath())) {
      throw new IllegalStateException("The door stands at /camunda; the web applications do not");
    }
  }

  @Bean
  FilterRegistrationBean<SecurityHeaders> securityHeaders() {
    return at("/*", new SecurityHeaders(), 0);
  }

  @Bean
  FilterRegistrationBean<SwedishAnswers> swedishAnswers(
      TaskService tasks, OpenSteps openSteps, CaseAccess access) {
    return at("/*", new SwedishAnswers(tasks, openSteps, access), 1);
  }

  @Bean
  FilterRegistrationBean<ApiDoor> apiDoor(
      SignInProperties signIn,
      Sessions sessions,
      BreakGlassLog breakGlass,
      StaffRegister register,
      Clock clock,
      ObjectProvider<Bearer> bearer) {
    var door = new ApiDoor(signIn, sessions, breakGlass, register, clock, bearer.getIfAvailable());
    return at("/*", door, 2);
  }

  /** Camunda puts the signed-in person on the thread for its own addresses only. */
  @Bean
  FilterRegistrationBean<AuthenticationFilter> authenticationForOurPages() {
    var filter = at(OURS, new AuthenticationFilter(), 3);
    var cache = camunda.getWebapp().getAuth().getCache();
    filter.addInitParameter(
        AuthenticationFilter.AUTH_CACHE_TTL_INIT_PARAM_NAME,
        cache.isTtlEnabled() ? Long.toString(cache.getTimeToLive()) : "");
    return filter;
  }

  /** What a page of ours posts by itself is known by where the browser says that it comes from. */
  @Bean
  FilterRegistrationBean<CsrfPreventionFilter> tokenForOurPages() {
    var filter =
        WebappsConfiguration.<CsrfPreventionFilter>at(
            OURS,
            new CsrfPreventionFilter() {
              @Override
              protected boolean isNonModifyingRequest(HttpServletRequest request) {
                return super.isNonModifyingRequest(request)
                    || request.getRequestURI().endsWith(ExtractPages.ADDRESS)
                        && PageForm.isFromOurPage(request);
              }
            },
            4);
    camunda.getWebapp().getCsrf().getInitParams().forEach(filter::addInitParameter);
    return filter;
  }

  private static <F extends Filter> FilterRegistrationBean<F> at(
      String pattern, F filter, int place) {
    var registration = new FilterRegistrationBean<>(filter);
    registration.addUrlPatterns(pattern);
    registration.setName(pattern + " at " + place);
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + place);
    return registration;
  }
}
