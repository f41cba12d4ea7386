package se.kedjan.retention;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.kedjan.access.CaseId;

/** All rows that are held about a case, in every table, the engine's included. */
@Component
public class HeldOfCase {

  private final Catalogue catalogue;
  private final JdbcClient jdbc;

  HeldOfCase(Catalogue catalogue, JdbcClient jdbc) {
    this.catalogue = catalogue;
    this.jdbc = jdbc;
  }

  /**
   * @param schema {@code kedjan} is ours, {@code motor} the engine's
   * @param rows by column: text, number, truth, {@code Instant}, bytes, a list, or null; days and
   *     times of day as text
   */
  public record Table(String schema, String name, List<Map<String, Object>> rows) {}

  /**
   * Ours first, each in the order of its names; a table without rows about the case is left out.
   */
  @Transactional
  public List<Table> of(CaseId caseId) {
    var reach = catalogue.reach(caseId);
    return Stream.of(catalogue.ours(), catalogue.engines())
        .flatMap(places -> places.stream().sorted(Comparator.comparing(Catalogue.Place::table)))
        .map(place -> new Table(place.schema(), place.table(), rows(place, reach)))
        .filter(table -> !table.rows().isEmpty())
        .toList();
  }

  private List<Map<String, Object>> rows(Catalogue.Place place, Map<String, Object> reach) {
    return jdbc.sql("select * from %s where %s".formatted(place.name(), place.condition()))
        .params(reach)
        .query(HeldOfCase::row)
        .list();
  }

  private static Map<String, Object> row(ResultSet row, int n) throws SQLException {
    var values = new LinkedHashMap<String, Object>();
    var columns = row.getMetaData();
    for (var i = 1; i <= columns.getColumnCount(); i++) {
      values.put(columns.getColumnLabel(i), plain(row.getObject(i)));
    }
    return values;
  }

  private static @Nullable Object plain(@Nullable Object value) throws SQLException {
    if (value == null
        || value instanceof String
        || value instanceof Number
        || value instanceof Boolean
        || value instanceof byte[]) {
      return value;
    }
    if (value instanceof Timestamp timestamp) {
      return timestamp.toInstant();
    }
    if (value instanceof Array array) {
      return List.of((Object[]) array.getArray());
    }
    return value.toString();
  }
}
