package se.kedjan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the authority's documents name is there: tests, classes, tables, groups, files and keys. */
class DocumentsTest {

  private static final Pattern BLOCK = Pattern.compile("(?s)```.*?```");
  private static final Pattern NAMED = Pattern.compile("`([^`]+)`");
  private static final Pattern TABLE = Pattern.compile("\\bkedjan\\.([a-z_]+)");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");
  private static final Set<String> TO_THE_DATABASE =
      Set.of("KEDJAN_DB_OWNER_PASSWORD", "KEDJAN_DB_APP_PASSWORD");
  private static final Set<String> SCHEMAS = Set.of("kedjan", "motor");

  static Stream<Path> documents() throws IOException {
    return Files.list(Path.of("src/docs")).filter(file -> file.toString().endsWith(".md"));
  }

  @Test
  void allThatAnAuthorityAsksForAreThere() throws IOException {
    assertThat(documents().map(file -> file.getFileName().toString()))
        .contains(
            "behandling.md",
            "vem-ser-vad.md",
            "hotmodell.md",
            "gallring.md",
            "registerutdrag.md",
            "avsluta-behorighet.md");
  }

  @ParameterizedTest
  @MethodSource("documents")
  void whatIsNamedExists(Path document) throws IOException {
    var text = BLOCK.matcher(Files.readString(document)).replaceAll("");

    assertThat(NAMED.matcher(text).results().map(found -> found.group(1)).distinct())
        .allMatch(this::exists);
  }

  @ParameterizedTest
  @MethodSource("documents")
  void tablesAndLinksExist(Path document) throws IOException {
    var text = Files.readString(document);

    assertThat(TABLE.matcher(text).results().map(found -> found.group(1)).distinct())
        .allMatch(table -> migrations().contains("create table " + table + " ("));
    assertThat(LINK.matcher(text).results().map(found -> found.group(1)))
        .allMatch(link -> Files.exists(document.resolveSibling(link)));
  }

  /** A variable that is set beside the file and not passed on does nothing, and says nothing. */
  @Test
  void whatTheReadmeSaysCanBeSetReachesTheApplication() {
    var passedOn =
        Pattern.compile("(?m)^      ([A-Z_]+): \\$\\{\\1[:}]")
            .matcher(read(Path.of("docker/compose.yaml")))
            .results()
            .map(found -> found.group(1))
            .toList();

    assertThat(
            Pattern.compile("`((?:KEDJAN|SPRING)_[A-Z_]+)(?:=\\w+)?`")
                .matcher(read(Path.of("README.md")))
                .results()
                .map(found -> found.group(1))
                .filter(name -> !TO_THE_DATABASE.contains(name)))
        .isNotEmpty()
        .isSubsetOf(passedOn);
  }

  private boolean exists(String name) {
    if (name.startsWith("kedjan.") || SCHEMAS.contains(name)) {
      return true; // looked up as a table, or the schema itself
    }
    if (name.startsWith("KEDJAN_")) {
      return read(Path.of("docker/compose.yaml")).contains(name);
    }
    if (name.matches("[A-Z]\\w+")) {
      return named("src/main/java", name) || named("src/test/java", name);
    }
    if (name.contains("/")) {
      return Files.exists(Path.of(name));
    }
    return name.matches("[a-z]+")
        && read(Path.of("src/main/java/se/kedjan/access/StaffGroups.java"))
            .contains("\"" + name + "\"");
  }

  private static boolean named(String directory, String type) {
    try (var files = Files.walk(Path.of(directory))) {
      return files.anyMatch(file -> file.endsWith(type + ".java"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String migrations() {
    try (var files = Files.list(Path.of("src/main/resources/db/migration"))) {
      return files.map(DocumentsTest::read).collect(Collectors.joining());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
