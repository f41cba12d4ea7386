package se.kedjan.webapps;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import se.kedjan.webapps.Doors.Door;

/** The table of who may see what, as it is written by hand in {@code who-sees-what.csv}. */
final class WhoSeesWhat {

  static final Path FILE = Path.of("src/test/resources/who-sees-what.csv");

  /** Columns of the table, in its order. */
  enum Role {
    NAMED("named"),
    DEPUTY("deputy"),
    OTHER("other staff"),
    KEEPER("named for a sheet"),
    HEAD("head of unit"),
    OWNER("process owner"),
    STEERING("steering group"),
    LOGREVIEW("log reviewer"),
    OPERATIONS("operations"),
    REGISTRAR("registrar"),
    BREAKGLASS("break-glass"),
    NOBODY("nobody signed in");

    final String title;

    Role(String title) {
      this.title = title;
    }
  }

  /** The most that a cell allows. */
  enum Sees {
    OPEN,
    OWN,
    SHEET,
    POOL,
    NUMBER,
    ALL,
    CLOSED
  }

  record Row(String what, List<Doorway> doors, Map<Role, Sees> cells) {

    boolean fits(Door door) {
      return doors.stream().anyMatch(doorway -> doorway.fits(door));
    }

    Sees cell(Role role) {
      return cells.get(role);
    }
  }

  private record Doorway(Set<String> methods, Pattern path) {

    boolean fits(Door door) {
      return (methods.contains("*") || methods.contains(door.method()))
          && path.matcher(door.path()).matches();
    }
  }

  private final List<Row> rows;

  private WhoSeesWhat(List<Row> rows) {
    this.rows = rows;
  }

  static WhoSeesWhat read() {
    try {
      var lines =
          Files.readAllLines(FILE).stream()
              .filter(line -> !line.startsWith("#") && !line.isBlank())
              .toList();
      var roles = Arrays.stream(lines.get(0).split(";")).skip(2).map(WhoSeesWhat::role).toList();
      return new WhoSeesWhat(lines.stream().skip(1).map(line -> row(line, roles)).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Row> rows() {
    return rows;
  }

  /** The first that fits; empty for a door that nobody has thought of. */
  Optional<Row> row(Door door) {
    return rows.stream().filter(row -> row.fits(door)).findFirst();
  }

  String asMarkdown() {
    var text = new StringBuilder("| |");
    Arrays.stream(Role.values()).forEach(role -> text.append(' ').append(role.title).append(" |"));
    text.append("\n|---|").append("---|".repeat(Role.values().length)).append('\n');
    for (var row : rows) {
      text.append("| ").append(row.what()).append(" |");
      for (var role : Role.values()) {
        text.append(' ').append(row.cell(role).name().toLowerCase(Locale.ROOT)).append(" |");
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static Role role(String column) {
    return Role.valueOf(column.toUpperCase(Locale.ROOT));
  }

  private static Row row(String line, List<Role> roles) {
    var cells = line.split(";");
    if (cells.length != roles.size() + 2) {
      throw new IllegalArgumentException("Not a cell for each role: " + line);
    }
    var sees = new EnumMap<Role, Sees>(Role.class);
    for (var n = 0; n < roles.size(); n++) {
      sees.put(roles.get(n), Sees.valueOf(cells[n + 2].toUpperCase(Locale.ROOT)));
    }
    var doors =
        Arrays.stream(cells[1].split(" \\| "))
            .flatMap(
                some -> {
                  var space = some.indexOf(' ');
                  var methods = Set.of(some.substring(0, space).split(","));
                  return Arrays.stream(some.substring(space + 1).split(", "))
                      .map(path -> new Doorway(methods, pattern(path)));
                })
            .toList();
    return new Row(cells[0], doors, sees);
  }

  private static Pattern pattern(String path) {
    if (path.startsWith("=")) {
      return Pattern.compile(Pattern.quote(path.substring(1)));
    }
    var whole = path.replaceFirst("^engine:", "/camunda/api/engine/engine/default/");
    return Pattern.compile(
        Arrays.stream(whole.split("(?<=/)|(?=/)|(?<=[(|)])|(?=[(|)])"))
            .map(
                part ->
                    switch (part) {
                      case "*" -> "[^/]+";
                      case "**" -> ".*";
                      case "(", "|", ")" -> part.equals("(") ? "(?:" : part;
                      default -> Pattern.quote(part);
                    })
            .collect(Collectors.joining()));
  }
}
