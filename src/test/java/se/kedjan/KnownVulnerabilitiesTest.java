package se.kedjan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import se.kedjan.models.Code;

/**
 * What is publicly known against the libraries on the class path, each with a verdict that holds
 * for the versions that are really there.
 */
class KnownVulnerabilitiesTest {

  private static final Path LIST = Path.of("src/test/resources/known-vulnerabilities.csv");
  private static final Pattern JAR = Pattern.compile("jar:file:(.*)/([^/]+)/[^/]+\\.jar!/.*");
  private static final Pattern RANGE = Pattern.compile("\\[([^,]*),([^\\])]*)([\\])])");

  /** By {@code group:artifact}, the versions on the class path. */
  private static final Map<String, String> SHIPPED = new TreeMap<>();

  record Entry(
      String component,
      String affected,
      String advisory,
      String verdict,
      String evidence,
      String why) {

    boolean affects(String version) {
      var range = RANGE.matcher(affected);
      assertThat(range.matches()).as("range %s", affected).isTrue();
      var upper = compare(version, range.group(2));
      return compare(version, range.group(1)) >= 0
          && (range.group(3).equals("]") ? upper <= 0 : upper < 0);
    }

    @Override
    public String toString() {
      return advisory + " " + component;
    }
  }

  static List<Entry> entries() throws IOException {
    var format =
        CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).get();
    try (var parser = format.parse(Files.newBufferedReader(LIST))) {
      return parser.stream().map(KnownVulnerabilitiesTest::entry).toList();
    }
  }

  private static Entry entry(CSVRecord row) {
    assertThat(row.get("source")).startsWith("https://");
    assertThat(row.get("date")).matches("\\d{4}-\\d{2}-\\d{2}");
    return new Entry(
        row.get("component"),
        row.get("affected"),
        row.get("advisory"),
        row.get("verdict"),
        row.get("evidence"),
        row.get("why"));
  }

  @ParameterizedTest
  @MethodSource("entries")
  void theVerdictHolds(Entry entry) throws IOException {
    var version = shipped(entry.component());

    assertThat(version).as("no longer shipped: remove the row").isNotNull();
    switch (entry.verdict()) {
      case "fixed" -> assertThat(entry.affects(version)).as("%s %s", entry, version).isFalse();
      case "unreachable" -> {
        assertThat(entry.affects(version)).as("fixed by now: say so").isTrue();
        assertThat(entry.why()).hasSizeGreaterThan(20);
        holds(entry.evidence());
      }
      case "closed" -> {
        assertThat(entry.affects(version)).as("fixed by now: say so").isTrue();
        assertThat(entry.evidence()).startsWith("test:");
        holds(entry.evidence());
      }
      default -> throw new AssertionError("No verdict: " + entry);
    }
  }

  @Test
  void noAdvisoryIsJudgedTwice() throws IOException {
    assertThat(entries()).extracting(Entry::toString).doesNotHaveDuplicates();
  }

  /** Where the next to be found will be: what the doors are made of. */
  @Test
  void theLibrariesAtTheDoorsAreLookedAt() throws IOException {
    assertThat(entries().stream().map(Entry::component).collect(Collectors.toSet()))
        .contains(
            "org.camunda.bpm:camunda-engine",
            "org.camunda.bpm.webapp:camunda-webapp-webjar",
            "org.apache.tomcat.embed:tomcat-embed-core",
            "org.springframework:spring-webmvc",
            "org.springframework:spring-expression",
            "com.fasterxml.jackson.core:jackson-databind",
            "org.glassfish.jersey.core:jersey-client",
            "commons-fileupload:commons-fileupload",
            "org.postgresql:postgresql");
  }

  @ParameterizedTest
  @CsvSource({
    "1.2.3,1.2.3,0",
    "1.10,1.9,1",
    "10.1.55,10.1.6,1",
    "1.0,1.0.1,-1",
    "2.0,2.0.0,0",
    "8.0.3.Final,8.0.3,0",
    "10.1.0-M7,10.1.0,0"
  })
  void versionsAreComparedAsNumbers(String one, String other, int order) {
    assertThat(Integer.signum(compare(one, other))).isEqualTo(order);
  }

  /**
   * {@code test:A B}: tests that attack it; {@code absent:x.Y}: a class that it needs is not there;
   * {@code unused:Word}: nothing of ours uses it; {@code bundled:x@1}: the web applications bring
   * that version; {@code text}: only the sentence speaks.
   */
  private static void holds(String evidence) throws IOException {
    var parts = evidence.split(":", 2);
    switch (parts[0]) {
      case "test" -> assertThat(tests()).contains(parts[1].trim().split("\\s+"));
      case "absent" ->
          assertThat(
                  KnownVulnerabilitiesTest.class
                      .getClassLoader()
                      .getResource(parts[1].trim().replace('.', '/') + ".class"))
              .as(parts[1])
              .isNull();
      case "unused" ->
          assertThat(Code.sources().values())
              .as(parts[1])
              .noneMatch(source -> source.contains(parts[1].trim()));
      case "bundled" ->
          assertThat(bundled())
              .as("what the web applications bring along")
              .contains(parts[1].trim());
      case "text" -> {}
      default -> throw new AssertionError("No such evidence: " + evidence);
    }
  }

  /** The one file into which the web applications' libraries are packed. */
  private static String bundled() throws IOException {
    try (var in =
        KnownVulnerabilitiesTest.class.getResourceAsStream(
            "/META-INF/resources/webjars/camunda/lib/deps.js.LICENSE.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Set<String> tests() throws IOException {
    try (var files = Files.walk(Path.of("src/test/java"))) {
      return files
          .map(file -> file.getFileName().toString().replace(".java", ""))
          .filter(name -> name.endsWith("Test"))
          .collect(Collectors.toSet());
    }
  }

  private static String shipped(String component) throws IOException {
    if (SHIPPED.isEmpty()) {
      for (URL url :
          Collections.list(
              KnownVulnerabilitiesTest.class
                  .getClassLoader()
                  .getResources("META-INF/MANIFEST.MF"))) {
        var jar = JAR.matcher(url.toString());
        if (jar.matches()) {
          SHIPPED.put(jar.group(1), jar.group(2));
        }
      }
      assertThat(SHIPPED).hasSizeGreaterThan(100);
    }
    var named = component.split(":");
    var directory = "/" + named[0].replace('.', '/') + "/" + named[1];
    return SHIPPED.entrySet().stream()
        .filter(entry -> entry.getKey().endsWith(directory))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  private static int compare(String one, String other) {
    var a = numbers(one);
    var b = numbers(other);
    for (var i = 0; i < Math.max(a.size(), b.size()); i++) {
      var order = Integer.compare(i < a.size() ? a.get(i) : 0, i < b.size() ? b.get(i) : 0);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static List<Integer> numbers(String version) {
    var numbers = new ArrayList<Integer>();
    for (var part : Arrays.asList(version.split("[.-]"))) {
      if (!part.matches("\\d+")) {
        break;
      }
      numbers.add(Integer.parseInt(part));
    }
    return numbers;
  }
}
