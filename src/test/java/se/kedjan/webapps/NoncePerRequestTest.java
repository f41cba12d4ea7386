package se.kedjan.webapps;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import se.kedjan.testing.IntegrationTest;

@IntegrationTest
class NoncePerRequestTest {

  @LocalServerPort int port;

  @Test
  void pagesOpenedAtOnceEachGetTheNonceOfTheirScripts() {
    var client = HttpClient.newHttpClient();
    var request =
        HttpRequest.newBuilder(
                URI.create("http://localhost:" + port + "/camunda/app/tasklist/default/"))
            .build();

    var pages =
        IntStream.range(0, 200)
            .mapToObj(n -> client.sendAsync(request, BodyHandlers.ofString()))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(pages).allSatisfy(page -> assertThat(inPage(page)).isEqualTo(inPolicy(page)));
  }

  private static String inPage(HttpResponse<String> page) {
    return first("nonce=\"([^\"]+)\"", page.body());
  }

  private static String inPolicy(HttpResponse<String> page) {
    return first(
        "'nonce-([^']+)'", page.headers().firstValue("Content-Security-Policy").orElseThrow());
  }

  private static String first(String pattern, String text) {
    var found = Pattern.compile(pattern).matcher(text);
    assertThat(found.find()).as(text).isTrue();
    return found.group(1);
  }
}
