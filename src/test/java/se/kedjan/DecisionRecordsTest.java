package se.kedjan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A decision is confirmed by tests that there are. */
class DecisionRecordsTest {

  private static final Pattern TEST = Pattern.compile("`(\\w+Test)`");

  static java.util.stream.Stream<Path> records() throws IOException {
    return Files.list(Path.of("src/docs/decisions"));
  }

  @ParameterizedTest
  @MethodSource("records")
  void namesItsTests(Path file) throws IOException {
    var text = Files.readString(file);
    var confirmed = text.substring(text.indexOf("**Confirmed by**"));
    var named = TEST.matcher(confirmed).results().map(m -> m.group(1)).toList();

    assertThat(named).isNotEmpty();
    try (var tests = Files.walk(Path.of("src/test/java"))) {
      var existing =
          tests
              .map(path -> path.getFileName().toString().replace(".java", ""))
              .collect(Collectors.toSet());
      assertThat(existing).containsAll(named);
    }
  }
}
