package se.kedjan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/**
 * An installation in use has run what has landed: Flyway does not start where such a file is
 * changed, or where a new one lies below the last. Databases of tests begin empty and cannot notice
 * it. What is new is added to the list with {@code -Dkedjan.migrations.landed=true} when it lands.
 */
class MigrationsTest {

  private static final Path LANDED = Path.of("src/test/resources/landed-migrations.csv");
  private static final Path FILES = Path.of("src/main/resources/db/migration");

  @Test
  void whatHasLandedIsAsItWasAndWhatIsNewComesAfterIt() {
    var files = files();
    if (Boolean.getBoolean("kedjan.migrations.landed")) {
      write(files);
    }
    var landed = landed();

    assertThat(files).containsAllEntriesOf(landed);
    var last = landed.keySet().stream().mapToInt(MigrationsTest::version).max().orElseThrow();
    assertThat(files.keySet())
        .filteredOn(name -> !landed.containsKey(name))
        .allMatch(name -> version(name) > last);
  }

  private static int version(String name) {
    return Integer.parseInt(name.substring(1, name.indexOf("__")));
  }

  private static Map<String, String> files() {
    try (var files = Files.list(FILES)) {
      return files.collect(
          Collectors.toMap(
              file -> file.getFileName().toString(),
              MigrationsTest::sum,
              (a, b) -> a,
              TreeMap::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> landed() {
    try {
      return Files.readAllLines(LANDED).stream()
          .map(line -> line.split(";"))
          .collect(Collectors.toMap(line -> line[0], line -> line[1]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Map<String, String> files) {
    try {
      Files.write(
          LANDED, files.entrySet().stream().map(f -> f.getKey() + ";" + f.getValue()).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of the text, whatever its line ends: as Flyway counts. */
  private static String sum(Path file) {
    try {
      var crc = new CRC32();
      Files.readAllLines(file).forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
      return Long.toHexString(crc.getValue());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
