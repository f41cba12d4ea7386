package se.kedjan.webapps;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import se.kedjan.testing.SharedDatabase;

/** All that is stored, ours and the engine's, seen as the database's superuser. */
final class Stored {

  private Stored() {}

  /** Every table with a hash of all its rows. */
  static Map<String, String> everything() {
    return each("select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from %s t");
  }

  /** The tables in which some column of some row holds the text, large ones read as text too. */
  static Map<String, String> tablesHolding(String text) {
    var found =
        each(
            "select count(*) from %s t where t::text like '%%"
                + text
                + "%%' or t::text like '%%"
                + hex(text)
                + "%%'");
    found.values().removeIf("0"::equals);
    return found;
  }

  static List<String> changedSince(Map<String, String> before) {
    var now = everything();
    return now.keySet().stream()
        .filter(table -> !now.get(table).equals(before.get(table)))
        .toList();
  }

  static <T> T unchangedBy(Supplier<T> act) {
    var before = everything();
    var result = act.get();
    assertThat(changedSince(before)).as("changed tables").isEmpty();
    return result;
  }

  static void unchangedBy(Runnable act) {
    unchangedBy(
        () -> {
          act.run();
          return null;
        });
  }

  /** How a text looks inside a column of bytes. */
  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, String> each(String query) {
    var answers = new TreeMap<String, String>();
    try (var connection =
            SharedDatabase.postgres().getDatabase("postgres", "kedjan").getConnection();
        var statement = connection.createStatement()) {
      var tables = new ArrayList<String>();
      try (var rows =
          statement.executeQuery(
              "select format('%I.%I', table_schema, table_name) from information_schema.tables where table_schema in ('motor', 'kedjan') and table_type = 'BASE TABLE'")) {
        while (rows.next()) {
          tables.add(rows.getString(1));
        }
      }
      for (var table : tables) {
        try (var row = statement.executeQuery(query.formatted(table))) {
          row.next();
          answers.put(table, row.getString(1));
        }
      }
      return answers;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
