package se.kedjan.retention;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;

/**
 * Which rows of which tables are about a case, read from the database's catalogue when asked. Of
 * the engine's tables those count that name a process instance, a task or a decision of the case,
 * and the byte arrays that such a row points at.
 */
@Component
class Catalogue {

  static final String OURS = "kedjan";
  static final String ENGINES = "motor";

  private static final String BYTES = "act_ge_bytearray";
  private static final Pattern POINTS_AT_BYTES =
      Pattern.compile(".*(bytearray|exception_stack|error_details|content)_id_");
  private static final Map<String, String> ENGINES_COLUMNS =
      Map.of(
          "proc_inst_id_", ":instances",
          "process_instance_id_", ":instances",
          "root_proc_inst_id_", ":instances",
          "super_process_instance_id_", ":instances",
          "super_exec_", ":instances",
          "task_id_", ":tasks",
          "dec_inst_id_", ":decisions",
          "resource_id_", ":resources");

  private final JdbcClient jdbc;

  Catalogue(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param condition with the named parameters of {@link #reach}
   */
  record Place(String schema, String table, String condition) {
    String name() {
      return schema + "." + table;
    }
  }

  /** Ours, a table before those it points at. */
  List<Place> ours() {
    return jdbc.sql(
            """
            select c.relname, kedjan.rows_of_case(t.tbl) as condition from kedjan.tables_of('kedjan') t
            join pg_class c on c.oid = t.tbl
            where kedjan.rows_of_case(t.tbl) is not null order by t.depth desc, c.relname
            """)
        .query(
            (row, n) -> new Place(OURS, row.getString(1), row.getString(2).replace("$1", ":case")))
        .list();
  }

  /** The engine's, a table before those it points at. */
  List<Place> engines() {
    var places = new ArrayList<Place>();
    columns()
        .forEach(
            (table, columns) -> {
              var conditions =
                  columns.stream()
                      .filter(ENGINES_COLUMNS::containsKey)
                      .map(column -> "%s = any(%s)".formatted(column, ENGINES_COLUMNS.get(column)))
                      .collect(Collectors.toCollection(ArrayList::new));
              if (table.equals(BYTES)) {
                conditions.add("id_ = any(:bytes)");
              }
              if (!conditions.isEmpty()) {
                places.add(new Place(ENGINES, table, String.join(" or ", conditions)));
              }
            });
    return places;
  }

  /** The columns of the engine's tables that name a byte array. */
  Map<String, Set<String>> pointersAtBytes() {
    var pointers = new LinkedHashMap<String, Set<String>>();
    columns()
        .forEach(
            (table, columns) -> {
              var pointing =
                  columns.stream()
                      .filter(column -> POINTS_AT_BYTES.matcher(column).matches())
                      .collect(Collectors.toCollection(TreeSet::new));
              if (!pointing.isEmpty()) {
                pointers.put(table, pointing);
              }
            });
    return pointers;
  }

  /** What the conditions of the places ask for, for one case. */
  Map<String, Object> reach(CaseId caseId) {
    var reach = new LinkedHashMap<String, Object>();
    reach.put("case", caseId.number());
    var instances =
        ids(
            """
            with own as (
              select id_ from motor.act_hi_procinst where business_key_ = :case
              union select proc_inst_id_ from motor.act_ru_execution where business_key_ = :case)
            select id_ from own where id_ is not null
            union select id_ from motor.act_hi_procinst where root_proc_inst_id_ in (select id_ from own)
            """,
            reach);
    reach.put("instances", instances);
    var tasks =
        ids(
            """
            select id_ from motor.act_hi_taskinst where proc_inst_id_ = any(:instances)
            union select id_ from motor.act_ru_task where proc_inst_id_ = any(:instances)
            """,
            reach);
    reach.put("tasks", tasks);
    reach.put(
        "decisions",
        ids("select id_ from motor.act_hi_decinst where proc_inst_id_ = any(:instances)", reach));
    var resources = new ArrayList<String>(List.of(instances));
    resources.addAll(List.of(tasks));
    reach.put("resources", resources.toArray(String[]::new));
    reach.put("bytes", bytes(reach));
    return reach;
  }

  private String[] bytes(Map<String, Object> reach) {
    var pointers = pointersAtBytes();
    var withoutBytes = new LinkedHashMap<>(reach);
    withoutBytes.put("bytes", new String[0]);
    var queries =
        engines().stream()
            .filter(place -> pointers.containsKey(place.table()))
            .flatMap(
                place ->
                    pointers.get(place.table()).stream()
                        .map(
                            column ->
                                "select %s from %s where (%s) and %s is not null"
                                    .formatted(column, place.name(), place.condition(), column)))
            .collect(Collectors.joining(" union "));
    return ids(queries, withoutBytes);
  }

  private String[] ids(String sql, Map<String, Object> parameters) {
    return jdbc.sql(sql).params(parameters).query(String.class).list().toArray(String[]::new);
  }

  /** The engine's tables with their columns, a table before those it points at. */
  private Map<String, Set<String>> columns() {
    var columns = new LinkedHashMap<String, Set<String>>();
    jdbc.sql(
            """
            select c.relname, a.attname from kedjan.tables_of('motor') t
            join pg_class c on c.oid = t.tbl
            join pg_attribute a on a.attrelid = t.tbl and a.attnum > 0 and not a.attisdropped
            order by t.depth desc, c.relname, a.attnum
            """)
        .query(
            row -> {
              columns
                  .computeIfAbsent(row.getString(1), key -> new TreeSet<>())
                  .add(row.getString(2));
            });
    return columns;
  }
}
