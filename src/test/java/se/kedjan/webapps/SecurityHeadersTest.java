package se.kedjan.webapps;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kedjan.webapps.Caller.ENGINE;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import se.kedjan.testing.IntegrationTest;

@IntegrationTest
class SecurityHeadersTest {

  @LocalServerPort int port;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/camunda/app/tasklist/default/",
        "/camunda/app/tasklist/scripts/config.js",
        "/camunda/lib/deps.js",
        "/camunda/app/admin/default/",
        "/camunda/api/admin/auth/user/default",
        ENGINE + "/task?maxResults=1",
        ENGINE + "/task/finns-inte-1",
        "/camunda/kedjan/cards?taskIds=a1",
        "/camunda/kedjan/sign-in",
        "/camunda/kedjan/goodbye",
        "/camunda/break-glass",
        "/engine-rest/version",
        "/finns-inte",
        "/actuator/health"
      })
  void everyAnswerTellsTheBrowserToBeStrict(String path) {
    for (var caller : new Caller[] {Caller.fresh(port), Caller.signedIn(port, "sof1")}) {
      var headers = caller.get(path).headers();

      assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
      assertThat(headers.allValues("X-Frame-Options")).containsExactly("DENY");
      assertThat(headers.allValues("Referrer-Policy")).containsExactly("same-origin");
      assertThat(headers.allValues("Permissions-Policy")).hasSize(1);
      assertThat(headers.firstValue("Strict-Transport-Security").orElseThrow())
          .startsWith("max-age=31536000");
      assertThat(headers.allValues("Content-Security-Policy"))
          .singleElement()
          .asString()
          .contains("frame-ancestors 'none'", "default-src", "base-uri");
      assertThat(headers.firstValue("Server")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ENGINE + "/task?maxResults=1",
        ENGINE + "/filter?resourceType=Task",
        ENGINE + "/task/finns-inte-1",
        "/camunda/api/admin/auth/user/default",
        "/camunda/kedjan/cards?taskIds=a1",
        "/camunda/kedjan/goodbye",
        "/engine-rest/version"
      })
  void noAnswerAboutAPersonIsStoredByABrowser(String path) {
    assertThat(Caller.signedIn(port, "sof1").get(path).headers().allValues("Cache-Control"))
        .containsExactly("no-store");
  }

  @Test
  void theWebApplicationsPagesMayUseTheirOwnFilesOnly() {
    var policy =
        Caller.fresh(port)
            .get("/camunda/app/tasklist/default/")
            .headers()
            .firstValue("Content-Security-Policy")
            .orElseThrow();

    assertThat(policy)
        .contains("default-src 'self'", "object-src 'none'", "form-action 'self'", "'nonce-");
  }

  @Test
  void theSessionsCookieIsKeptFromScriptsAndOtherSites() {
    var cookies =
        Caller.fresh(port).get("/camunda/app/tasklist/default/").headers().allValues("Set-Cookie");

    assertThat(cookies)
        .filteredOn(cookie -> cookie.startsWith("JSESSIONID"))
        .isNotEmpty()
        .allSatisfy(
            cookie -> assertThat(cookie).contains("HttpOnly").containsIgnoringCase("samesite=lax"));
    assertThat(cookies)
        .filteredOn(cookie -> cookie.startsWith("XSRF-TOKEN"))
        .isNotEmpty()
        .allSatisfy(cookie -> assertThat(cookie).containsIgnoringCase("samesite=lax"));
  }
}
