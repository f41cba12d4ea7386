package se.kedjan.webapps;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our index pages stand before Camunda's: they are theirs but for what is said here. */
class OwnPagesTest {

  private static final Pattern EXCLUDED = Pattern.compile("\\s+cam-exclude-plugins=\"([^\"]*)\"");

  @ParameterizedTest
  @ValueSource(strings = {"tasklist", "cockpit"})
  void differFromCamundasOnlyInNameLanguageStyleAndWhatTheyLeaveOut(String app) throws IOException {
    var ours = read(page(app, true));
    var theirs = read(page(app, false));

    assertThat(US_ASCII.newEncoder().canEncode(ours))
        .as("a page that is not ASCII gets a wrong length, and the browser waits for ever")
        .isTrue();
    assertThat(plain(ours)).isEqualTo(plain(theirs));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tasklist", "cockpit"})
  void whatTheyLeaveOutIsThereToBeLeftOut(String app) throws IOException {
    var excluded = EXCLUDED.matcher(read(page(app, true)));
    assertThat(excluded.find()).isTrue();
    var shipped =
        read(
                resource(
                    "META-INF/resources/webjars/camunda/app/%s/camunda-%s-bootstrap.js"
                        .formatted(app, app)))
            + read(resource("META-INF/resources/plugin/" + app + "/app/plugin.js"));

    for (var plugin : excluded.group(1).split("\\s*,\\s*")) {
      var parts = plugin.strip().split(":");
      var registered =
          "\"" + parts[0] + "\",{" + (parts.length == 1 ? "id:\"" : "id:\"" + parts[1] + "\"");
      assertThat(shipped).as(plugin).contains(registered);
    }
  }

  private static String plain(String page) {
    return EXCLUDED
        .matcher(page)
        .replaceAll("")
        .replaceAll("(?s)<!--.*?-->", "")
        .replaceAll(
            "lang=\"\\w\\w\"|<title>.*</title>|content=\"(Camunda|Kedjan)[^\"]*\"|(?<=user-styles.css)[^\"]*",
            "")
        .replaceAll("\\s+", " ")
        .replace("\" />", "\"/>");
  }

  /** The class path holds both; ours is a file of this build. */
  private static URL page(String app, boolean ours) throws IOException {
    var name = "META-INF/resources/webjars/camunda/app/" + app + "/index.html";
    List<URL> both = Collections.list(OwnPagesTest.class.getClassLoader().getResources(name));
    return both.stream()
        .filter(url -> url.getProtocol().equals("file") == ours)
        .findFirst()
        .orElseThrow();
  }

  private static URL resource(String name) {
    return OwnPagesTest.class.getClassLoader().getResource(name);
  }

  private static String read(URL url) throws IOException {
    try (var in = url.openStream()) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
