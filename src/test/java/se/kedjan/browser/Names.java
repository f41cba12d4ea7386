package se.kedjan.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** How the demo staff are shown in lists. */
final class Names {

  private Names() {}

  static String of(String staffId) {
    try (var register = Names.class.getResourceAsStream("/demo/staff.csv")) {
      return new String(register.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split(","))
          .filter(columns -> columns[0].equals(staffId))
          .map(columns -> columns[1])
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("Not in the register: " + staffId));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
