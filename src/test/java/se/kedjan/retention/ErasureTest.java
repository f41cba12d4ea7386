package se.kedjan.retention;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.kedjan.access.CaseId;
import se.kedjan.access.ReadLog;
import se.kedjan.chain.AskingRules;
import se.kedjan.reports.OneYearReport;
import se.kedjan.responsibility.LogVerification;
import se.kedjan.testing.Chain;
import se.kedjan.testing.Filling;
import se.kedjan.testing.Filling.Field;
import se.kedjan.testing.IntegrationTest;
import se.kedjan.testing.Journey;
import se.kedjan.testing.SharedDatabase;
import se.kedjan.testing.WholeChain;

/** After its time nothing of the person is left anywhere, and what was done is still proven. */
@IntegrationTest
class ErasureTest {

  private static final String FAMILY = "zgxmy";
  private static final String PHONE = "+46 00000 0";

  @Autowired Chain chain;
  @Autowired HeldOfCase held;
  @Autowired ErasingCase erasingCase;
  @Autowired AskingRules asking;
  @Autowired OneYearReport report;
  @Autowired LogVerification verification;
  @Autowired JdbcClient jdbc;
  @Autowired ReadLog readLog;
  @Autowired TransactionTemplate transaction;

  private final JdbcTemplate superuser =
      new JdbcTemplate(SharedDatabase.postgres().getDatabase("postgres", "kedjan"));
  private Instant now;

  @BeforeEach
  void remember() {
    now = chain.clock().instant();
  }

  /** Other tests live in their own year. */
  @AfterEach
  void goBack() {
    superuser.execute("drop function if exists kedjan.probe() cascade");
    chain.clock().moveTo(now);
  }

  @Test
  void nothingOfThePersonIsLeft() {
    var story = new Story();
    var caseId = story.play();
    now = chain.clock().instant();
    var instances =
        ids("select id_ from motor.act_hi_procinst where business_key_ = any(?)", story);
    var tasks =
        ids(
            """
            select task_id from kedjan.submission s where task_id is not null and case_id = any(?)
              -- A week's or a review's task is about many cases and stays.
              and not exists (select 1 from kedjan.submission o where o.task_id = s.task_id and o.case_id is null)
            """,
            story);
    var executions =
        ids(
            "select a.execution_id_ from motor.act_hi_actinst a join motor.act_hi_procinst p on p.id_ = a.proc_inst_id_ where p.business_key_ = any(?)",
            story);
    var logRows =
        jdbc.sql(
                "select count(*) from kedjan.responsibility_log l join kedjan.log_chain c using (chain) where c.case_id = ?")
            .param(caseId.number())
            .query(Long.class)
            .single();
    var chainName =
        jdbc.sql("select chain from kedjan.log_chain where case_id = ?")
            .param(caseId.number())
            .query(String.class)
            .single();
    var identity =
        ids(
            "select unnest(array[encode(identity_hash, 'hex'), encode(identity_number, 'hex')]) from kedjan.participant where case_id = any(?) and identity_number is not null",
            story);
    assertThat(identity).hasSizeGreaterThanOrEqualTo(2);
    assertThat(tablesHolding(identity)).containsOnlyKeys("kedjan.participant");
    assertThat(instances).hasSizeGreaterThan(10);
    assertThat(tasks).hasSizeGreaterThan(60);
    assertThat(tablesHolding(needles(story))).hasSizeGreaterThan(15);
    assertThat(tablesHolding(instances)).hasSizeGreaterThan(5);

    hold(
        caseId,
        Map.of("holdAction", "hold", "holdUntil", chain.clock().today().plusYears(6).toString()));
    chain.clock().moveTo(chain.clock().today().plusYears(5).minusDays(1).atTime(3, 0));
    var whole = rows(caseId);
    chain.eraseDueCases();
    assertThat(rows(caseId)).as("a day too early").isEqualTo(whole);
    chain.clock().moveTo(chain.clock().today().plusDays(1).atTime(3, 0));
    chain.eraseDueCases();
    assertThat(rows(caseId)).as("on hold").isEqualTo(whole);
    hold(caseId, Map.of("holdAction", "lift"));
    var before = report.of("corner", LocalDate.of(2025, 1, 1));
    chain.eraseDueCases();

    assertThat(held.of(caseId)).isEmpty();
    assertThat(tablesHolding(needles(story))).isEmpty();
    assertThat(tablesHolding(instances)).isEmpty();
    assertThat(tablesHolding(executions)).isEmpty();
    assertThat(tablesHolding(identity)).isEmpty();
    // In the log's own rows a task id leads nowhere any more; to no other place it may stay.
    assertThat(tablesHolding(tasks)).isEmpty();
    assertThat(
            jdbc.sql("select count(*) from kedjan.responsibility_log where chain = ?")
                .param(chainName)
                .query(Long.class)
                .single())
        .isEqualTo(logRows + 4);
    assertThat(
            jdbc.sql(
                    "select count(*) from kedjan.log_payload p join kedjan.responsibility_log l on l.id = p.log_id where l.chain = ?")
                .param(chainName)
                .query(Long.class)
                .single())
        .isZero();
    assertThat(verification.verify().faults()).isEmpty();
    assertSame(report.of("corner", LocalDate.of(2025, 1, 1)), before);
  }

  private static void assertSame(OneYearReport.Figures after, OneYearReport.Figures before) {
    assertThat(after)
        .usingRecursiveComparison()
        .ignoringFields("youngest", "oldest", "meanAge")
        .isEqualTo(before);
    assertThat(before.participants()).isPositive();
    assertThat(before.relapses()).isPositive();
    // Of the erased only the five years of age are known.
    assertThat(Math.abs(after.youngest() - before.youngest())).isLessThanOrEqualTo(2);
    assertThat(Math.abs(after.oldest() - before.oldest())).isLessThanOrEqualTo(2);
    assertThat(after.meanAge().subtract(before.meanAge()).abs())
        .isLessThanOrEqualTo(BigDecimal.valueOf(2));
  }

  @Test
  void anOpenCaseStaysHoweverOld() {
    var open = Journey.on(chain).registeredBy("sof1").caseId();
    var before = rows(open);

    inYears(30);
    chain.eraseDueCases();

    assertThat(rows(open)).isEqualTo(before);
    assertThatThrownBy(
            () ->
                jdbc.sql("select kedjan.erase_case(?, current_date)")
                    .param(open.number())
                    .query((row, n) -> n)
                    .list())
        .hasMessageContaining("only a closed case");
  }

  @Test
  void aCaseOnHoldStaysEvenIfTheProgramErred() {
    var caseId = closed();
    hold(
        caseId,
        Map.of("holdAction", "hold", "holdUntil", chain.clock().today().plusYears(9).toString()));

    assertThatThrownBy(
            () ->
                jdbc.sql("select kedjan.erase_case(?, ?)")
                    .params(caseId.number(), chain.clock().today())
                    .query((row, n) -> n)
                    .list())
        .hasMessageContaining("on hold");
  }

  @Test
  void aHoldEndsByItselfWhenItsDayHasPassed() {
    var caseId = closed();
    hold(
        caseId,
        Map.of("holdAction", "hold", "holdUntil", chain.clock().today().plusYears(6).toString()));

    inYears(6);
    chain.eraseDueCases();
    assertThat(held.of(caseId)).isNotEmpty();
    chain.clock().moveTo(chain.clock().today().plusDays(1).atTime(3, 0));
    chain.eraseDueCases();
    assertThat(held.of(caseId)).isEmpty();
  }

  @Test
  void oneThatFailsStaysWholeAndStopsNoOther() {
    var failing = closed();
    var other = closed();
    superuser.execute(
        """
        create function kedjan.probe() returns trigger language plpgsql as $$
        begin
          raise exception 'probe';
        end $$;
        create trigger probe before delete on kedjan.case_file for each row when (old.number = '%s') execute function kedjan.probe();
        """
            .formatted(failing));
    var before = rows(failing);

    inYears(5);
    chain.eraseDueCases();

    assertThat(rows(failing)).isEqualTo(before);
    assertThat(held.of(other)).isEmpty();
    assertThat(
            jdbc.sql("select failed from kedjan.retention_run order by id desc limit 1")
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void whatSomebodyIsAboutToNoteComesFirstAndCounts() throws Exception {
    var caseId = closed();
    inYears(5);
    var noted = new CountDownLatch(1);
    var erasing = new CountDownLatch(1);
    var threads = Executors.newFixedThreadPool(2);
    var keeping =
        threads.submit(
            () ->
                transaction.executeWithoutResult(
                    during -> {
                      hold(
                          caseId,
                          Map.of(
                              "holdAction",
                              "hold",
                              "holdUntil",
                              chain.clock().today().plusYears(1).toString()));
                      noted.countDown();
                      await(erasing);
                    }));
    await(noted);
    var erased = threads.submit(() -> asking.ask(() -> erasingCase.erase(caseId)));
    awaitSomebodyWaiting();
    erasing.countDown();

    keeping.get();
    assertThat(erased.get()).isFalse();
    assertThat(held.of(caseId)).isNotEmpty();
  }

  @Test
  void aReadingThatIsAboutToBeNotedIsNotLeftBehind() throws Exception {
    var caseId = closed();
    inYears(5);
    var read = new CountDownLatch(1);
    var erasing = new CountDownLatch(1);
    var reading =
        Executors.newSingleThreadExecutor()
            .submit(
                () ->
                    transaction.executeWithoutResult(
                        during -> {
                          chain.staff().as("sof2", () -> readLog.read(caseId, "case", "case-page"));
                          read.countDown();
                          await(erasing);
                        }));
    await(read);

    assertThat(asking.<Boolean>ask(() -> erasingCase.erase(caseId))).isFalse();
    erasing.countDown();
    reading.get();
    assertThat(asking.<Boolean>ask(() -> erasingCase.erase(caseId))).isTrue();
    assertThat(held.of(caseId)).isEmpty();
    assertThatThrownBy(
            () -> chain.staff().as("sof2", () -> readLog.read(caseId, "case", "case-page")))
        .hasMessageContaining("gone");
  }

  /** Until the erasure stands at the lock, or it would prove nothing. */
  private void awaitSomebodyWaiting() {
    var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (superuser.queryForObject("select count(*) from pg_locks where not granted", Long.class)
        == 0) {
      assertThat(System.nanoTime()).as("nobody waits").isLessThan(until);
      Thread.onSpinWait();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void ofTwoNodesOneErases() throws Exception {
    var caseId = closed();
    inYears(5);
    var barrier = new CyclicBarrier(2);
    Callable<Boolean> node =
        () -> {
          barrier.await();
          return asking.ask(() -> erasingCase.erase(caseId));
        };
    var before = caseErased();

    var both = Executors.newFixedThreadPool(2).invokeAll(List.of(node, node));

    assertThat(both.get(0).get() ^ both.get(1).get()).isTrue();
    assertThat(caseErased()).isEqualTo(before + 1);
    assertThat(held.of(caseId)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sof1", "cornerhead1", "amfhead1", "process1"})
  void nobodyButSofsHeadsKeepsACase(String staffId) {
    var caseId = closed();

    assertThatThrownBy(
            () ->
                chain.start(
                    staffId,
                    "retention-hold",
                    Map.of(
                        "caseNumber",
                        caseId.number(),
                        "holdAction",
                        "hold",
                        "holdUntil",
                        chain.clock().today().plusYears(9).toString(),
                        "holdReason",
                        "Tvist.")))
        .isNotNull();
    assertThat(
            jdbc.sql("select count(*) from kedjan.retention_hold where case_id = ?")
                .param(caseId.number())
                .query(Long.class)
                .single())
        .isZero();
  }

  private CaseId closed() {
    return Journey.on(chain).registeredBy("sof1").turnedAway("notRelevant").caseId();
  }

  private void inYears(int years) {
    chain.clock().moveTo(chain.clock().today().plusYears(years).atTime(3, 0));
  }

  private void hold(CaseId caseId, Map<String, ?> said) {
    var form = new HashMap<String, Object>(said);
    form.put("caseNumber", caseId.number());
    form.put("holdReason", "Tvist i domstol.");
    chain.start("sofhead1", "retention-hold", form);
  }

  private long caseErased() {
    return jdbc.sql("select count(*) from kedjan.responsibility_log where act = 'case-erased'")
        .query(Long.class)
        .single();
  }

  private Map<String, Integer> rows(CaseId caseId) {
    var rows = new TreeMap<String, Integer>();
    held.of(caseId).forEach(table -> rows.put(table.name(), table.rows().size()));
    return rows;
  }

  private Set<String> ids(String sql, Story story) {
    return new HashSet<>(
        superuser.queryForList(
            sql,
            String.class,
            (Object) story.cases.stream().map(CaseId::number).toArray(String[]::new)));
  }

  /** What was typed, and the case numbers, in every dress they could wear in a table. */
  private static Collection<String> needles(Story story) {
    var needles = new ArrayList<String>();
    var plain = new ArrayList<>(List.of(FAMILY, PHONE));
    story.cases.forEach(caseId -> plain.add(caseId.number()));
    for (var text : plain) {
      needles.add(text);
      for (var bytes :
          List.of(text.getBytes(UTF_8), text.getBytes(UTF_16BE), text.getBytes(UTF_16LE))) {
        needles.add(HexFormat.of().formatHex(bytes));
        needles.add(HexFormat.of().withUpperCase().formatHex(bytes));
      }
      // As base64 a text looks in three ways, after where it begins; its edges hold its neighbours.
      for (var shift = 0; shift < 3; shift++) {
        var shifted =
            Base64.getEncoder().encodeToString(("\0".repeat(shift) + text).getBytes(UTF_8));
        var inner = shifted.replace("=", "");
        needles.add(inner.substring(shift == 0 ? 0 : shift + 1, inner.length() - 2));
      }
    }
    return needles;
  }

  /** The log's own column of task ids aside. */
  private Map<String, Long> tablesHolding(Collection<String> needles) {
    var found = new TreeMap<String, Long>();
    var patterns = needles.stream().map(needle -> "%" + needle + "%").toArray(String[]::new);
    for (var table :
        superuser.queryForList(
            "select table_schema || '.' || table_name from information_schema.tables where table_schema in ('kedjan', 'motor') and table_type = 'BASE TABLE'",
            String.class)) {
      var text =
          table.equals("kedjan.responsibility_log") ? "(to_jsonb(t) - 'task_id')::text" : "t::text";
      var rows =
          superuser.queryForObject(
              "select count(*) from %s t where %s like any (?)".formatted(table, text),
              Long.class,
              (Object) patterns);
      if (rows > 0) {
        found.put(table, rows);
      }
    }
    return found;
  }

  /** A whole case and its two short ones, with markers in every text. */
  private class Story extends WholeChain {

    final Set<CaseId> cases = new HashSet<>();

    Story() {
      super(ErasureTest.this.chain, new Markers());
    }

    /** What the review of the log of readings remarks is about staff, and of no case. */
    @Override
    protected void review(String taskId, Map<String, Object> values) {
      values.replaceAll(
          (key, value) ->
              value instanceof String text && text.startsWith(FAMILY) ? "Inget." : value);
      super.review(taskId, values);
    }

    @Override
    protected CaseId start(
        String staffId, String process, String form, Map<String, Object> values) {
      var caseId = super.start(staffId, process, form, values);
      cases.add(caseId);
      return caseId;
    }
  }

  private static class Markers extends Filling {

    private int given;

    @Override
    protected String text(Field field) {
      given++;
      if (field.secret()) {
        return FAMILY + "%04dk".formatted(given);
      }
      if (field.pattern() == null) {
        return FAMILY + "%04dk åäö ${1+1} \"<b>".formatted(given);
      }
      if (field.pattern().contains("+ ")) {
        return PHONE + "%03d".formatted(given);
      }
      var marker = FAMILY + "%04dk".formatted(given);
      return marker.matches(field.pattern()) ? marker : super.text(field);
    }
  }
}
