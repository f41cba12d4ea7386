package se.kedjan.invariants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import se.kedjan.access.CaseId;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.models.Models;
import se.kedjan.testing.Chain;
import se.kedjan.testing.Filling;
import se.kedjan.testing.Filling.Field;
import se.kedjan.testing.IntegrationTest;
import se.kedjan.testing.SharedDatabase;
import se.kedjan.testing.WholeChain;

/**
 * What staff type about a person is found in the tables of the domain and nowhere else: not in the
 * engine's, byte arrays and errors of jobs included, and not in the log of the application.
 */
@IntegrationTest
class MarkersTest {

  private static final Set<String> VARIABLES =
      Set.of("act_ru_variable", "act_hi_varinst", "act_hi_detail");

  private static final Pattern TOKEN = Pattern.compile("z[qrj][a-z]{3}\\d{4}k");
  private static final Set<String> HAPPENED =
      Set.of(
          "visitedOn",
          "trialEndedOn",
          "enrolledOn",
          "followedUpOn",
          "happenedOn",
          "talkOn",
          "talkHeldOn",
          "contactedOn",
          "checkedOn",
          "dischargedOn",
          "startedOn",
          "reconciledOn",
          "closedOn",
          "carriedOutOn",
          "stoppedOn",
          "saidOn");

  /** Of a case, of a step, of a field, of staff and of units: nothing about a participant. */
  private static final Set<String> NAMES =
      Set.of(
          "caseNumber",
          "correctedForm",
          "correctedField",
          "newStaff",
          "newDeputy",
          "fromStaff",
          "toStaff",
          "keeperStaff",
          "unitName",
          "newUnitName");

  /** The day of a timer, which the engine waits for. */
  private static final String TIMER = "pauseUntil";

  private static final String JOB_TOKEN = "zjjob0001k";

  @Autowired Chain chain;
  @Autowired ManagementService management;
  @Autowired RuntimeService runtime;

  private final JdbcTemplate superuser =
      new JdbcTemplate(SharedDatabase.postgres().getDatabase("postgres", "kedjan"));
  private final ListAppender<ILoggingEvent> applicationLog = new ListAppender<>();

  @BeforeEach
  void listen() {
    applicationLog.start();
    root().addAppender(applicationLog);
  }

  @AfterEach
  void stopListening() {
    root().detachAppender(applicationLog);
    repairPlaces();
  }

  @Test
  void whatIsTypedStaysInTheDomain() {
    var story = new Story(new Markers());
    var caseId = story.play();

    assertThat(story.formsSeen).isEqualTo(Models.forms());
    assertThat(story.textsSeen).isEqualTo(allTexts());

    var domain = texts("kedjan");
    var typed = new TreeMap<>(domain);
    var submissions = tokens(typed.remove("submission"));
    var payloads = tokens(typed.remove("log_payload"));
    var inTypedTables =
        typed.values().stream().flatMap(t -> tokens(t).stream()).collect(Collectors.toSet());
    // Why somebody is passed by is kept, and logged, in that person's case only.
    assertThat(story.missingFrom(submissions).values())
        .as("submissions")
        .allMatch(field -> field.endsWith(".skipReason"));
    assertThat(story.missingFrom(payloads)).as("payloads of the log").isEmpty();
    assertThat(story.missingFrom(inTypedTables)).as("typed tables").isEmpty();
    domain.forEach(
        (table, text) ->
            assertThat(tokens(text)).as(table).doesNotContainAnyElementsOf(story.refused));
    assertThat(tokens(typed.get("responsibility_log"))).as("rows of the log").isEmpty();

    assertEngineKnowsNothing(story, caseId);
    assertThat(tokens(logged())).as("the application's log").isEmpty();
  }

  @Test
  void whatTheDatabaseRefusesIsNotToldInTheError() {
    superuser.execute(
        "alter table kedjan.participant add constraint probe check (age < 0) not valid");
    Throwable refusal;
    try {
      var form = new Filling().fill("register-interest", Map.of("source", "sof"), today());
      form.put("familyName", "zqnam0001k");
      refusal = catchThrowable(() -> chain.start("sof1", "referral-chain", form));
    } finally {
      superuser.execute("alter table kedjan.participant drop constraint probe");
    }

    assertThat(trace(refusal)).contains("probe").doesNotContain("zqnam0001k");
    assertThat(tokens(String.join("", texts("motor").values()))).doesNotContain("zqnam0001k");
    assertThat(tokens(logged())).isEmpty();
  }

  /** A day the clock has come to stands in the engine's own times, whatever was typed. */
  private boolean hasPassed(String value) {
    return value.matches("\\d{4}-\\d{2}-\\d{2}") && value.compareTo(today()) <= 0;
  }

  private void assertEngineKnowsNothing(Story story, CaseId caseId) {
    var engine = texts("motor");
    engine.forEach((table, text) -> assertThat(tokens(text)).as(table).isEmpty());
    // Numbers and dates cannot be made as unmistakable as texts: the cases' own variables are
    // looked at one by one, and everything else for whole values.
    var variables =
        superuser.queryForList(
            """
            select v.name_, v.text_, v.text2_, v.long_, v.double_, v.bytearray_id_ from motor.act_hi_varinst v
            union all
            select d.name_, d.text_, d.text2_, d.long_, d.double_, d.bytearray_id_ from motor.act_hi_detail d
            """);
    assertThat(variables)
        .isNotEmpty()
        .allSatisfy(
            row -> {
              assertThat(ProcessVariable.named((String) row.get("name_")))
                  .as("%s", row)
                  .isPresent();
              assertThat(row.get("text2_")).as("%s", row).isNull();
              assertThat(row.get("double_")).as("%s", row).isNull();
              assertThat(row.get("bytearray_id_")).as("%s", row).isNull();
            });
    var values = wholeValues();
    story.numbersAndDates.forEach(
        (field, value) -> {
          assertThat(values.getOrDefault(value, Set.of())).as(field).isEmpty();
          if (value.length() >= "2065-03-14".length() && !hasPassed(value)) {
            engine.forEach(
                (table, text) ->
                    assertThat(text.contains(value)).as(table + ": " + field).isFalse());
          }
        });
    assertThat(
            superuser.queryForList(
                "select distinct business_key_ from motor.act_hi_procinst where business_key_ is not null",
                String.class))
        .contains(caseId.number())
        .allMatch(
            key -> CaseId.isValid(key) || key.matches("[ABEGLMU]-\\d+|V-\\d{4}-\\d{1,2}-corner"));
  }

  /** The story, each step of it first tried in ways that are refused. */
  private class Story extends WholeChain {

    /** Which field each token was typed into. */
    final Map<String, String> kept = new TreeMap<>();

    final Set<String> refused = new TreeSet<>();
    final Set<String> formsSeen = new TreeSet<>();
    final Set<String> textsSeen = new TreeSet<>();
    final Map<String, String> numbersAndDates = new TreeMap<>();

    Story(Filling filling) {
      super(MarkersTest.this.chain, filling);
    }

    @Override
    protected CaseId start(
        String staffId, String process, String form, Map<String, Object> values) {
      refusedFirst(form, values, bad -> chain.start(staffId, process, bad));
      note(form, values);
      return super.start(staffId, process, form, values);
    }

    @Override
    protected void startWithoutCase(
        String staffId, String process, String form, Map<String, Object> values) {
      refusedFirst(form, values, bad -> chain.startWithoutCase(staffId, process, bad));
      note(form, values);
      super.startWithoutCase(staffId, process, form, values);
    }

    @Override
    protected void submit(
        String staffId, CaseId caseId, String element, String form, Map<String, Object> values) {
      refusedFirst(form, values, bad -> chain.completeAs(staffId, caseId, element, bad));
      note(form, values);
      super.submit(staffId, caseId, element, form, values);
    }

    @Override
    protected void review(String taskId, Map<String, Object> values) {
      refusedFirst("review-access-log", values, bad -> chain.completeTask("logg1", taskId, bad));
      note("review-access-log", values);
      super.review(taskId, values);
    }

    @Override
    protected void placeIsNoLongerKept(CaseId caseId) {
      breakPlaces();
      assertThatThrownBy(() -> super.placeIsNoLongerKept(caseId)).hasMessageContaining("23514");
      var job = failedJobOf(caseId);
      // Until it is given up: then there is an incident too, which repeats the error.
      for (var left = management.createJobQuery().jobId(job).singleResult().getRetries();
          left > 0;
          left--) {
        assertThatThrownBy(() -> management.executeJob(job)).hasMessageContaining("23514");
      }
      assertThat(runtime.createIncidentQuery().configuration(job).list())
          .extracting(Incident::getIncidentMessage)
          .singleElement(InstanceOfAssertFactories.STRING)
          .contains("23514");
      assertThat(management.getJobExceptionStacktrace(job)).contains("ReleaseKeptPlace");
      texts("motor").forEach((table, text) -> assertThat(tokens(text)).as(table).isEmpty());
      repairPlaces();
      management.setJobRetries(job, 1);
      management.executeJob(job);
      super.placeIsNoLongerKept(caseId);
    }

    Map<String, String> missingFrom(Set<String> tokens) {
      var missing = new TreeMap<>(kept);
      missing.keySet().removeAll(tokens);
      return missing;
    }

    private void note(String form, Map<String, Object> values) {
      formsSeen.add(form);
      for (var field : Filling.fields(form)) {
        var value = values.get(field.key());
        if (value == null) {
          continue;
        }
        var name = form + "." + field.key();
        if (field.secret()) {
          // Encrypted it may lie anywhere, as it was typed nowhere.
          textsSeen.add(name);
          refused.addAll(tokens((String) value));
        } else if (field.isText()) {
          textsSeen.add(name);
          tokens((String) value).forEach(token -> kept.put(token, name));
        }
        if (field.key().equals(TIMER)) {
          continue;
        }
        if (field.isText() && tokens((String) value).isEmpty() && !NAMES.contains(field.key())
            || field.type().equals("number")
            || field.type().equals("datetime") && !value.equals(today())) {
          numbersAndDates.put(name + " " + value, String.valueOf(value));
        }
      }
    }

    /** A field that is not there; a day that has not come, which only the domain can refuse. */
    private void refusedFirst(
        String form, Map<String, Object> values, Consumer<Map<String, Object>> tried) {
      var unknown = bad(form, values);
      unknown.put("unknown", refusedText());
      assertThatThrownBy(() -> tried.accept(unknown)).hasMessageContaining("inget fält");
      values.keySet().stream()
          .filter(HAPPENED::contains)
          .forEach(
              key -> {
                var tooEarly = bad(form, values);
                tooEarly.put(key, chain.clock().today().plusDays(1).toString());
                assertThatThrownBy(() -> tried.accept(tooEarly)).hasMessageContaining("framtiden");
              });
    }

    private Map<String, Object> bad(String form, Map<String, Object> values) {
      var bad = new HashMap<>(values);
      Filling.fields(form).stream()
          .filter(field -> field.isText() && bad.containsKey(field.key()))
          .filter(field -> field.pattern() == null && !field.secret())
          .forEach(field -> bad.put(field.key(), refusedText()));
      return bad;
    }

    private String refusedText() {
      var token = "zrref%04dk".formatted(refused.size());
      refused.add(token);
      return odd(token);
    }
  }

  /** Texts that cannot be anything else, numbers and days that are there for nothing else. */
  private static class Markers extends Filling {

    private int given;

    @Override
    protected String text(Field field) {
      given++;
      if (field.secret()) {
        return "zrsec%04dk".formatted(given);
      }
      if (field.pattern() == null) {
        return odd("zqtxt%04dk".formatted(given));
      }
      if (field.pattern().contains(":")) {
        return "23:47";
      }
      return field.pattern().contains("+")
          ? "+46 99 %03d-8877".formatted(given)
          : "zqref%04dk".formatted(given);
    }

    @Override
    protected int number(Field field) {
      return Math.max(field.min(), field.max() - 3);
    }
  }

  private static String odd(String token) {
    return token
        + " \"citat\" 'apostrof' <b onclick=\"x()\">&amp;</b> ${1+1} {{x}} \\ 👩‍👧 åäö ÅÄÖ";
  }

  private static Set<String> allTexts() {
    return Models.forms().stream()
        .flatMap(form -> Filling.fields(form).stream())
        .filter(Field::isText)
        .map(field -> field.form() + "." + field.key())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The release of a place fails in the database, which tells why with a marker in every part. */
  private void breakPlaces() {
    superuser.execute(
        """
        create function kedjan.probe() returns trigger language plpgsql as $$
        begin
          raise exception 'invalid value: %1$s' using detail = 'failing row: %1$s', hint = '%1$s', errcode = '23514';
        end $$;
        create trigger probe before update on kedjan.place_allocation for each row execute function kedjan.probe();
        """
            .formatted(JOB_TOKEN));
  }

  private void repairPlaces() {
    superuser.execute("drop function if exists kedjan.probe() cascade");
  }

  private String failedJobOf(CaseId caseId) {
    var instance =
        runtime
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(caseId.number())
            .processDefinitionKey("referral-chain")
            .singleResult();
    return management
        .createJobQuery()
        .processInstanceId(instance.getId())
        .withException()
        .singleResult()
        .getId();
  }

  private String today() {
    return chain.clock().today().toString();
  }

  private String logged() {
    return applicationLog.list.stream()
        // The database server's own output, which zonky passes on; it is not the application's.
        .filter(event -> !event.getLoggerName().startsWith("io.zonky"))
        .map(
            event ->
                event.getFormattedMessage()
                    + Arrays.toString(event.getArgumentArray())
                    + event.getMDCPropertyMap()
                    + (event.getThrowableProxy() == null
                        ? ""
                        : ThrowableProxyUtil.asString(event.getThrowableProxy())))
        .collect(Collectors.joining("\n"));
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }

  private static String trace(Throwable thrown) {
    var text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  private static Set<String> tokens(String text) {
    return TOKEN
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * All that stands in the tables of a schema, by table; bytes in every way a text may lie there.
   */
  private Map<String, String> texts(String schema) {
    var texts = new TreeMap<String, String>();
    for (var table : tables(schema)) {
      var text = new StringBuilder();
      superuser.query(
          "select * from " + schema + "." + table,
          row -> {
            for (var n = 1; n <= row.getMetaData().getColumnCount(); n++) {
              text.append(value(row.getObject(n))).append('\n');
            }
          });
      texts.put(table, text.toString());
    }
    assertThat(texts).hasSizeGreaterThan(20);
    return texts;
  }

  private static String value(Object value) throws SQLException {
    if (value instanceof byte[] bytes) {
      // A token is plain ASCII: it reads the same in UTF-8, Latin-1 and in Java's serialized
      // strings.
      return new String(bytes, StandardCharsets.ISO_8859_1)
          + new String(bytes, StandardCharsets.UTF_16BE)
          + (bytes.length > 1
              ? new String(bytes, 1, bytes.length - 1, StandardCharsets.UTF_16BE)
              : "");
    }
    return String.valueOf(value);
  }

  /**
   * Where in the engine a value stands by itself, its counters, grants and deployed files aside.
   */
  private Map<String, Set<String>> wholeValues() {
    var values = new HashMap<String, Set<String>>();
    for (var table : tables("motor")) {
      if (table.equals("act_ru_authorization")) {
        continue;
      }
      superuser.query(
          // The number of a row of ours may be the same as an hour somebody typed.
          "select * from motor."
              + table
              + (VARIABLES.contains(table) ? " where name_ is distinct from 'item'" : ""),
          row -> {
            for (var n = 1; n <= row.getMetaData().getColumnCount(); n++) {
              var column = row.getMetaData().getColumnName(n);
              var value = row.getObject(n);
              if (value != null && !(value instanceof byte[]) && !isCounter(column)) {
                values
                    .computeIfAbsent(String.valueOf(value), key -> new TreeSet<>())
                    .add(table + "." + column);
              }
            }
          });
    }
    return values;
  }

  private static boolean isCounter(String column) {
    return Set.of(
            "rev_",
            "sequence_counter_",
            "priority_",
            "duration_",
            "retries_",
            "version_",
            "initial_",
            "act_inst_state_",
            "suspension_state_",
            "cached_ent_state_",
            "value_")
        .contains(column);
  }

  private List<String> tables(String schema) {
    return superuser.queryForList(
        "select table_name from information_schema.tables where table_schema = ? and table_type = 'BASE TABLE' order by 1",
        String.class,
        schema);
  }
}
