package se.kedjan.retention;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.kedjan.testing.Chain;
import se.kedjan.testing.Filling;
import se.kedjan.testing.IntegrationTest;
import se.kedjan.testing.WholeChain;

/**
 * Every table of both schemas is found by the catalogue, or stands here with the reason why it
 * holds nothing about a case.
 */
@IntegrationTest
class CatalogueTest {

  private static final Map<String, String> NOT_ABOUT_A_CASE =
      Map.ofEntries(
          entry("kedjan.flyway_schema_history", "which migrations have run"),
          entry("kedjan.unit", "parties' units"),
          entry("kedjan.staff", "staff, never a participant"),
          entry("kedjan.mail", "which mails staff got; what they are about stands in their lines"),
          entry("kedjan.digest_day", "on which days mails were written"),
          entry("kedjan.staff_membership", "where staff work"),
          entry("kedjan.sheet_keeper", "who of staff sees a sheet whole, whoever stands in it"),
          entry("kedjan.activity", "activities, and whether they document by name"),
          entry("kedjan.consent_receiver", "to whom consent may let data go"),
          entry("kedjan.log_review", "when the log of readings was reviewed"),
          entry("kedjan.case_review", "when the open cases were reviewed jointly"),
          entry("kedjan.agreement_period", "how long activities are agreed upon"),
          entry("kedjan.capacity", "how many places there are"),
          entry("kedjan.retention_run", "counts per night"),
          entry("kedjan.case_counts", "what stays without identity"),
          entry("kedjan.purpose_statistics", "counts"),
          entry("kedjan.attendance_week", "opening hours of a week, and who closed it"),
          entry("motor.act_ge_property", "settings of the engine"),
          entry("motor.act_ge_schema_log", "versions of the engine's tables"),
          entry("motor.act_id_group", "staff groups"),
          entry("motor.act_id_info", "settings of staff"),
          entry("motor.act_id_membership", "staff in groups"),
          entry("motor.act_id_tenant", "not used"),
          entry("motor.act_id_tenant_member", "not used"),
          entry("motor.act_id_user", "staff"),
          entry("motor.act_re_camformdef", "forms"),
          entry("motor.act_re_decision_def", "the owner's tables"),
          entry("motor.act_re_decision_req_def", "the owner's tables"),
          entry("motor.act_re_deployment", "what was deployed"),
          entry("motor.act_re_procdef", "models"),
          entry("motor.act_ru_filter", "the filters of Tasklist, which are ours"),
          entry("motor.act_ru_jobdef", "jobs of the models, not of their instances"),
          entry("motor.act_ru_task_meter_log", "hashes of who was given a task, without the task"),
          entry("motor.act_ru_meter_log", "counters, and off"),
          entry("motor.act_ru_batch", "nobody may start a batch"),
          entry("motor.act_hi_batch", "nobody may start a batch"));

  private static boolean hasHappened;

  @Autowired Catalogue catalogue;
  @Autowired Chain chain;
  @Autowired JdbcClient jdbc;

  @Test
  void everyTableIsReachedOrHoldsNothingAboutACase() {
    var reached =
        Stream.concat(catalogue.ours().stream(), catalogue.engines().stream())
            .map(Catalogue.Place::name)
            .collect(Collectors.toSet());
    var all =
        // Not the information schema, which leaves out what this role has no right to.
        jdbc.sql(
                "select relnamespace::regnamespace || '.' || relname from pg_class where relnamespace in ('kedjan'::regnamespace, 'motor'::regnamespace) and relkind in ('r', 'p')")
            .query(String.class)
            .list();

    var unknown = new TreeSet<>(all);
    unknown.removeAll(reached);
    unknown.removeAll(NOT_ABOUT_A_CASE.keySet());
    assertThat(unknown).as("neither reached nor declared").isEmpty();
    assertThat(reached).doesNotContainAnyElementsOf(NOT_ABOUT_A_CASE.keySet());
    assertThat(all).containsAll(NOT_ABOUT_A_CASE.keySet());
    assertThat(reached).hasSizeGreaterThan(55);
  }

  /** What the batch tables are said to be, they are: empty. */
  @Test
  void whatIsNotUsedIsEmpty() {
    NOT_ABOUT_A_CASE.forEach(
        (table, why) -> {
          if (Set.of("not used", "nobody may start a batch", "counters, and off").contains(why)) {
            assertThat(jdbc.sql("select count(*) from " + table).query(Long.class).single())
                .as(table)
                .isZero();
          }
        });
  }

  @Test
  void noOtherColumnLeadsToACase() {
    everythingHasHappened();

    var leading = new TreeSet<String>();
    for (var column : columns("'text', 'varchar'")) {
      if (holds(column, "~ '^K-[0-9]{4}-[0-9]{4,9}$'")) {
        leading.add(column.column());
      }
    }
    assertThat(leading).containsExactlyInAnyOrder("case_id", "number", "business_key_");
    var reached = catalogue.engines().stream().map(Catalogue.Place::table).toList();
    for (var ids :
        List.of(
            "select id_ from motor.act_hi_procinst",
            "select id_ from motor.act_hi_taskinst",
            "select id_ from motor.act_hi_actinst")) {
      assertThat(pointingAt(ids)).extracting(Column::table).isNotEmpty().isSubsetOf(reached);
    }
  }

  @Test
  void everyColumnThatPointsAtByteArraysIsKnown() {
    everythingHasHappened();

    var known =
        catalogue.pointersAtBytes().values().stream()
            .flatMap(Set::stream)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(known)
        .containsExactly(
            "bytearray_id_",
            "content_id_",
            "error_details_id_",
            "exception_stack_id_",
            "job_exception_stack_id_");
    assertThat(pointingAt("select id_ from motor.act_ge_bytearray where deployment_id_ is null"))
        .filteredOn(column -> !column.table().equals("act_ge_bytearray"))
        .extracting(Column::column)
        .isSubsetOf(known);
  }

  private void everythingHasHappened() {
    if (!hasHappened) {
      new WholeChain(chain, new Filling()).play();
      hasHappened = true;
    }
  }

  private List<Column> pointingAt(String ids) {
    return columns("'varchar'").stream()
        .filter(column -> column.schema().equals("motor") && holds(column, "in (" + ids + ")"))
        .toList();
  }

  private record Column(String schema, String table, String column) {}

  private List<Column> columns(String types) {
    return jdbc.sql(
            "select table_schema, table_name, column_name from information_schema.columns join information_schema.tables using (table_schema, table_name) where table_schema in ('kedjan', 'motor') and table_type = 'BASE TABLE' and udt_name in ("
                + types
                + ")")
        .query((row, n) -> new Column(row.getString(1), row.getString(2), row.getString(3)))
        .list();
  }

  private boolean holds(Column in, String condition) {
    return jdbc.sql(
            "select exists (select 1 from %s.%s where %s %s)"
                .formatted(in.schema(), in.table(), in.column(), condition))
        .query(Boolean.class)
        .single();
  }
}
