package se.kedjan.responsibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.IllegalTransactionStateException;
import se.kedjan.access.CaseId;
import se.kedjan.access.StaffId;
import se.kedjan.access.StaffIdentities;
import se.kedjan.models.Code;
import se.kedjan.rights.DiaryNumber;
import se.kedjan.rights.Extracts;
import se.kedjan.testing.Chain;
import se.kedjan.testing.Filling;
import se.kedjan.testing.IntegrationTest;
import se.kedjan.testing.InventedNumbers;
import se.kedjan.testing.Journey;
import se.kedjan.testing.SharedDatabase;
import se.kedjan.testing.WholeChain;

/**
 * Every act has its row; nobody changes what is written, and who does all the same is found out.
 */
@IntegrationTest
class LogTest {

  @Autowired Chain chain;
  @Autowired StaffIdentities identities;
  @Autowired LogVerification verification;
  @Autowired Seal seal;
  @Autowired Extracts extracts;
  @Autowired TaskService tasks;
  @Autowired IdentityService identity;
  @Autowired ApplicationEventPublisher events;
  @Autowired JdbcClient jdbc;

  private final JdbcTemplate superuser =
      new JdbcTemplate(SharedDatabase.postgres().getDatabase("postgres", "kedjan"));

  private void losesTheOwnCaseToTheDeputy() {
    var number = InventedNumbers.personal();
    var form = Journey.someone("sof");
    form.put("identityKind", "personal");
    form.put("identityNumber", number);
    Journey.on(chain)
        .registered("sof1", form)
        .step(
            "Task_ReceiveCase",
            Map.of(
                "reception",
                "accepted",
                "responsibleCaseworker",
                "sof2",
                "deputyCaseworker",
                "sof3"));
    identities.tell(new StaffId("sof2"), number);
    jdbc.sql("update kedjan.staff set identity_hash = null, identity_key = null where id = 'sof2'")
        .update();
  }

  @Test
  void everyKindOfActHasItsRow() {
    new WholeChain(chain, new Filling()).play();
    Journey.on(chain).onTrialStraight("sof1").tries("declines");
    Journey.on(chain)
        .enrolledStraight("sof1")
        .happens("ready")
        .isAssessed("yes")
        .startsWorkTraining()
        .isReconciled("backToCorner", null)
        .sofTakesBack("yes")
        .happens("ready")
        .isAssessed("yes")
        .startsWorkTraining()
        .isReconciled("onward", "studies")
        .sofTakesBack("yes")
        .isSummarised();
    Journey.on(chain)
        .enrolledStraight("sof1")
        .happens("ready")
        .isAssessed("yes")
        .plansTransition("studies")
        .isHandedOver()
        .happens("relapse")
        .talks("leaves")
        .contact("ends")
        .isSummarised();
    takesAndGivesBack(Journey.on(chain).registeredBy("amf1"));
    losesTheOwnCaseToTheDeputy();
    chain
        .staff()
        .as(
            "regi1",
            () ->
                extracts.make(
                    Journey.on(chain).registeredBy("sof1").caseId(),
                    "json",
                    new DiaryNumber("SN 2026/1")));
    isPromisedAPlace();
    consentsEnd();
    yearsLater();

    var written =
        new TreeSet<>(
            jdbc.sql("select distinct act from kedjan.responsibility_log")
                .query(String.class)
                .list());
    var elsewhere = Set.of("break-glass-signed-in", "break-glass-used"); // BreakGlassTest
    written.addAll(elsewhere);
    assertThat(written).isEqualTo(kindsInTheCode());
    assertThat(verification.verify().faults()).isEmpty();
  }

  private void isPromisedAPlace() {
    var holder =
        Journey.on(chain)
            .enrolledStraight("sof1")
            .happens("ready")
            .isAssessed("yes")
            .startsWorkTraining();
    Journey.on(chain)
        .wantsToBegin("sof1")
        .queues()
        .step(
            "Task_OfferPlace",
            Map.of("placement", "queued", "queueReason", "Fullt.", "reserveSoonFree", "yes"))
        .step("Task_OfferPlace", Map.of("placement", "withdrawn"));
    holder.isReconciled("backToCorner", null).sofTakesBack("yes");
  }

  private void yearsLater() {
    var now = chain.clock().instant();
    try {
      chain.clock().moveTo(chain.clock().today().plusYears(6).atTime(3, 0));
      chain.eraseDueCases();
    } finally {
      chain.clock().moveTo(now);
    }
  }

  private void consentsEnd() {
    Journey.on(chain)
        .enrolledStraight("sof1")
        .happens("ready")
        .isAssessed("yes")
        .startsWorkTraining()
        .withdraws("amf2", "sofAmf")
        .sofDecides("goesOn");
    Journey.on(chain)
        .onTrialStraight("sof1")
        .tries("continues")
        .decides("yes")
        .withdraws("sof2", "sofAmf")
        .sofDecides("goesOn");
    var ending = Journey.on(chain).registeredBy("sof1").received();
    var form = ending.sofsConsent("yes", "no");
    form.put("consentUntil", ending.today().toString());
    ending.step("Task_ObtainConsent", form);
    chain.clock().moveBy(java.time.Duration.ofDays(1));
    chain.watchConsents();
  }

  private void takesAndGivesBack(Journey journey) {
    var task = chain.openStep(journey.caseId(), "Task_ReceiveCase").taskId();
    chain.staff().as("sof1", () -> tasks.claim(task, "sof1"));
    chain.staff().as("sof1", () -> tasks.claim(task, null));
    assertThat(rows(journey.caseId()))
        .extracting(row -> row.get("act"), row -> row.get("actor"), row -> row.get("detail"))
        .endsWith(tuple("step-claimed", "sof1", "sof1"), tuple("step-released", "sof1", null));
  }

  /** Words with hyphens in the classes that are acts, less those that say something else there. */
  private static Set<String> kindsInTheCode() {
    var word = Pattern.compile("\"([a-z]+(?:-[a-z]+)+)\"");
    var ofAPart = Pattern.compile("new Part\\((?:[^;\"]*?)\"([a-z]+(?:-[a-z]+)+)\"");
    return Code.sources().values().stream()
        .flatMap(
            source ->
                (source.contains("implements Act") ? word : ofAPart).matcher(source).results())
        .map(match -> match.group(1))
        .filter(kind -> !Set.of("not-ready", "follow-up", "unheld-case").contains(kind))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @CsvSource({
    "kedjan_app, update kedjan.responsibility_log set detail = null, 42501",
    "kedjan_app, delete from kedjan.responsibility_log, 42501",
    "kedjan_app, truncate kedjan.responsibility_log cascade, 42501",
    "kedjan_app, update kedjan.log_payload set payload = '{}', 42501",
    "kedjan_app, delete from kedjan.log_payload, 42501",
    "kedjan_app, truncate kedjan.log_payload, 42501",
    "kedjan_app, update kedjan.log_head set length = length + 2, 23000",
    "kedjan_app, update kedjan.log_head set length = length - 1, 23000",
    "kedjan_app, update kedjan.log_head set chain = 'x' || chain, 23000",
    "kedjan_app, delete from kedjan.log_head, 42501",
    "kedjan_app, update kedjan.log_chain set chain = 'x' || chain, 42501",
    "kedjan_app, delete from kedjan.log_chain, 42501",
    "kedjan_owner, update kedjan.log_chain set chain = 'x' || chain, 23000",
    "kedjan_owner, truncate kedjan.log_chain, 23000",
    "kedjan_app, truncate kedjan.log_head, 42501",
    "kedjan_app, alter table kedjan.responsibility_log disable trigger all, 42501",
    "kedjan_app, drop trigger append_only on kedjan.responsibility_log, 42501",
    "kedjan_app, set session_replication_role = replica, 42501",
    "kedjan_app, delete from kedjan.accountability, 42501",
    "kedjan_app, delete from kedjan.handover, 42501",
    "kedjan_app, update kedjan.submission set payload = '{}', 42501",
    "kedjan_owner, update kedjan.responsibility_log set detail = null, 23000",
    "kedjan_owner, delete from kedjan.responsibility_log, 23000",
    "kedjan_owner, truncate kedjan.responsibility_log cascade, 23000",
    "kedjan_owner, update kedjan.log_payload set payload = '{}', 23000",
    "kedjan_owner, truncate kedjan.log_payload, 23000",
    "kedjan_owner, update kedjan.log_head set length = length + 2, 23000",
    "kedjan_owner, delete from kedjan.log_head, 23000",
    "kedjan_owner, truncate kedjan.log_head, 23000",
    "kedjan_owner, set session_replication_role = replica, 42501"
  })
  void whatIsWrittenStays(String role, String sql, String state) throws SQLException {
    Journey.on(chain).registeredBy("sof1");

    try (var connection = as(role);
        var statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute(sql))
          .isInstanceOfSatisfying(
              SQLException.class, refused -> assertThat(refused.getSQLState()).isEqualTo(state));
      connection.rollback();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "responsibility_log, INSERT SELECT",
    "log_payload, INSERT SELECT",
    "log_chain, INSERT SELECT",
    "log_head, INSERT SELECT UPDATE"
  })
  void theApplicationMayAddAndRead(String table, String rights) {
    assertThat(
            Stream.of("DELETE", "INSERT", "REFERENCES", "SELECT", "TRIGGER", "TRUNCATE", "UPDATE")
                .filter(
                    right ->
                        jdbc.sql("select has_table_privilege(current_user, ?, ?)")
                            .params("kedjan." + table, right)
                            .query(Boolean.class)
                            .single()))
        .isEqualTo(List.of(rights.split(" ")));
  }

  static Stream<Arguments> tampering() {
    return Stream.of(
        tampering(
            "another actor",
            "update kedjan.responsibility_log set actor = 'amf3' where chain = :case and seq = 2",
            "rad 2 är ändrad"),
        tampering(
            "another moment",
            "update kedjan.responsibility_log set at = at + interval '1 microsecond' where chain = :case and seq = 2",
            "rad 2 är ändrad"),
        tampering(
            "another unit",
            "update kedjan.responsibility_log set unit = null where chain = :case and seq = 3",
            "rad 3 är ändrad"),
        tampering(
            "another payload",
            "update kedjan.log_payload p set payload = '{}' from kedjan.responsibility_log l where l.id = p.log_id and l.chain = :case",
            "underlaget till rad"),
        tampering(
            "a payload where there was none",
            "insert into kedjan.log_payload select id, 'x', '{}' from kedjan.responsibility_log where chain = :case and seq = 1",
            "underlaget till rad 1"),
        tampering(
            "a row taken out",
            "delete from kedjan.responsibility_log where chain = :case and seq = 3",
            "rad 3 saknas"),
        tampering(
            "a row taken out and the others moved up",
            "delete from kedjan.responsibility_log where chain = :case and seq = 3; update kedjan.responsibility_log set seq = seq - 1 where chain = :case and seq > 3",
            "rad 3 är ändrad"),
        tampering(
            "two rows that change places",
            "update kedjan.responsibility_log set seq = 99 where chain = :case and seq = 2; update kedjan.responsibility_log set seq = 2 where chain = :case and seq = 3; update kedjan.responsibility_log set seq = 3 where chain = :case and seq = 99",
            "rad 2 är ändrad"),
        tampering(
            "a row more",
            "insert into kedjan.responsibility_log (chain, seq, at, actor, act, previous_mac, mac) select chain, seq + 1, at, actor, act, mac, mac from kedjan.responsibility_log where chain = :case order by seq desc limit 1",
            "ankaret säger"),
        tampering(
            "a cut tail",
            "delete from kedjan.responsibility_log where chain = :case and seq > 4",
            "slutar vid rad 4, ankaret säger"),
        tampering(
            "a cut tail, and the anchor set to it",
            "delete from kedjan.responsibility_log where chain = :case and seq > 4; update kedjan.log_head h set length = 4, mac = l.mac from kedjan.responsibility_log l where h.chain = :case and l.chain = :case and l.seq = 4",
            "ankaret är ändrat"),
        tampering(
            "all rows gone",
            "delete from kedjan.responsibility_log where chain = :case",
            "slutar vid rad 0, ankaret säger"),
        tampering("no anchor", "delete from kedjan.log_head where chain = :case", "ankaret saknas"),
        tampering(
            "the chain of another case",
            "update kedjan.log_chain set chain = 'x' where case_id = :number",
            "hör inte till det ärendet"),
        tampering(
            "whose chain it is gone",
            "delete from kedjan.log_chain where case_id = :number",
            "uppgiften om vilken kedja det är saknas"),
        tampering(
            "the whole chain gone, with its anchor",
            "delete from kedjan.responsibility_log where chain = :case; delete from kedjan.log_head where chain = :case",
            "är borta"),
        tampering(
            "the chain that belongs to no case gone, with its anchor",
            "delete from kedjan.responsibility_log where chain = 'system'; delete from kedjan.log_head where chain = 'system'",
            "raden om att den började saknas"));
  }

  private static Arguments tampering(String what, String sql, String found) {
    return Arguments.of(what, sql, found);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tampering")
  void isFoundOut(String what, String sql, String found) {
    var caseId = Journey.on(chain).registeredBy("amf1").received().caseId();

    assertThat(
            faultsAfter(
                connection -> {
                  var chain = chainOf(connection, caseId);
                  for (var one : sql.split(";")) {
                    connection.update(
                        one.replace(":case", "'" + chain + "'")
                            .replace(":number", "'" + caseId.number() + "'"));
                  }
                }))
        .anySatisfy(
            fault ->
                assertThat(fault)
                    .contains(found)
                    .contains(what.contains("belongs to no case") ? "Kedja" : caseId.number()));
  }

  @Test
  void aChainWrittenAnewWithoutTheKeyIsFoundOut() {
    var caseId = Journey.on(chain).registeredBy("amf1").received().caseId();
    var forger = new Seal(new LogProperties("a key that somebody made up for himself"));

    var faults =
        faultsAfter(
            connection -> {
              var previous = new byte[0];
              var rows = rowsOf(connection, caseId);
              for (var row : rows) {
                var forged = forged(row, previous);
                previous = forger.row(forged);
                connection.update(
                    "update kedjan.responsibility_log set actor = ?, previous_mac = ?, mac = ? where chain = ? and seq = ?",
                    forged.actor(),
                    forged.previousMac(),
                    previous,
                    row.chain(),
                    row.seq());
              }
              connection.update(
                  "update kedjan.log_head set mac = ?, head_mac = ? where chain = ?",
                  previous,
                  forger.head(chainOf(connection, caseId), rows.size(), previous),
                  chainOf(connection, caseId));
            });

    assertThat(faults)
        .contains("Kedja %s: rad 1 är ändrad.".formatted(caseId))
        .contains("Kedja %s: ankaret är ändrat.".formatted(caseId));
  }

  @Test
  void withTheKeyItWouldNotBe() {
    var caseId = Journey.on(chain).registeredBy("amf1").caseId();

    assertThat(
            faultsAfter(
                connection -> {
                  var previous = new byte[0];
                  for (var row : rowsOf(connection, caseId)) {
                    var forged = forged(row, previous);
                    previous = seal.row(forged);
                    connection.update(
                        "update kedjan.responsibility_log set actor = ?, previous_mac = ?, mac = ? where chain = ? and seq = ?",
                        forged.actor(),
                        forged.previousMac(),
                        previous,
                        row.chain(),
                        row.seq());
                  }
                  connection.update(
                      "update kedjan.log_head set mac = ?, head_mac = ? where chain = ?",
                      previous,
                      seal.head(
                          chainOf(connection, caseId), rowsOf(connection, caseId).size(), previous),
                      chainOf(connection, caseId));
                }))
        .as("the forgery of the other test is a good one but for the key")
        .isEmpty();
  }

  /** Deletion after the retention period: what was typed goes, what was done stays proven. */
  @Test
  void withoutItsPayloadsTheChainStillHolds() {
    var caseId = Journey.on(chain).consentedStraight("amf1").caseId();

    assertThat(
            faultsAfter(
                connection ->
                    assertThat(
                            connection.update(
                                "delete from kedjan.log_payload where log_id in (select id from kedjan.responsibility_log where chain = (select chain from kedjan.log_chain where case_id = ?))",
                                caseId.number()))
                        .isGreaterThan(3)))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"responsibility_log", "log_payload", "log_head"})
  void whatCannotBeLoggedDoesNotHappen(String table) {
    var journey = Journey.on(chain).registeredBy("amf1");
    var step = chain.openStep(journey.caseId(), "Task_ReceiveCase");
    var casesBefore = count("case_file");
    chain.staff().as("sof1", () -> tasks.claim(step.taskId(), "sof1"));
    var logBefore = rows(journey.caseId());

    superuser.execute("revoke insert, update on kedjan.%s from kedjan_app".formatted(table));
    try {
      assertThatThrownBy(() -> Journey.on(chain).registeredBy("sof1")).isNotNull();
      assertThatThrownBy(journey::received).isNotNull();
      if (!table.equals("log_payload")) {
        assertThatThrownBy(() -> chain.staff().as("sof1", () -> tasks.claim(step.taskId(), null)))
            .isNotNull();
      }
    } finally {
      superuser.execute("grant insert on kedjan.%s to kedjan_app".formatted(table));
      if (table.equals("log_head")) {
        superuser.execute("grant update on kedjan.log_head to kedjan_app");
      }
    }

    assertThat(count("case_file")).isEqualTo(casesBefore);
    assertThat(rows(journey.caseId())).isEqualTo(logBefore);
    assertThat(chain.openStep(journey.caseId(), "Task_ReceiveCase").assignee()).isEqualTo("sof1");
    assertThat(
            count(
                "submission where case_id = '%s' and task_id is not null"
                    .formatted(journey.caseId())))
        .isZero();
    assertThatCode(journey::received).doesNotThrowAnyException();
  }

  @Test
  void theLogItselfHoldsNoCaseNumber() {
    var caseId = Journey.on(chain).consentedStraight("amf1").caseId();

    assertThat(rows(caseId)).isNotEmpty();
    for (var table : List.of("responsibility_log", "log_head")) {
      assertThat(count(table + " t where t::text like '%" + caseId + "%'")).as(table).isZero();
    }
  }

  @Test
  void anActOutsideATransactionIsRefused() {
    var caseId = Journey.on(chain).registeredBy("sof1").caseId();
    var before = rows(caseId);

    assertThatThrownBy(() -> events.publishEvent(new Unfounded(caseId)))
        .isInstanceOf(IllegalTransactionStateException.class);
    assertThat(rows(caseId)).isEqualTo(before);
  }

  private record Unfounded(CaseId caseId) implements Act {
    @Override
    public String kind() {
      return "unfounded";
    }
  }

  @Test
  void theCommandTellsByItsExitCode() {
    assertThat(exitCode(List.of())).isEqualTo(0);
    assertThat(exitCode(List.of("Kedja system: rad 1 är ändrad."))).isEqualTo(1);
  }

  private static int exitCode(List<String> faults) {
    var found = mock(LogVerification.class);
    when(found.verify()).thenReturn(new LogVerification.Report(1, 1, faults));
    var context = new GenericApplicationContext();
    context.refresh();
    var codes = new ArrayList<Integer>();
    new VerifyLogCommand(found, context, codes::add).run(new DefaultApplicationArguments());
    assertThat(context.isActive()).isFalse();
    return codes.get(0);
  }

  @Test
  void tellsPartyAndUnitAsOfThatDay() {
    var today = chain.clock().today();
    superuser.update("insert into kedjan.staff (id, name) values ('logtest', 'Mona Flytt')");
    try {
      member("Boendestöd", today.minusYears(1), today);
      member("Metodstöd", today.plusDays(1), today.plusDays(1));
      member("Guider", today.plusDays(2), null);
      var journey = Journey.on(chain).registeredBy("sof1");
      asMover(journey, "Task_ReceiveCase", "logtest");
      chain.clock().moveBy(Duration.ofDays(1));
      asMover(journey, "Task_ReceiveCase", null);
      journey.received().consent("yes", "yes");
      chain.clock().moveBy(Duration.ofDays(1));
      asMover(journey, "Task_AppointGuide", "logtest");

      assertThat(rows(journey.caseId()))
          .filteredOn(row -> row.get("actor").equals("logtest"))
          .extracting(row -> row.get("act"), row -> row.get("party"), row -> row.get("unit"))
          .containsExactly(
              tuple("step-claimed", "SOF", "Boendestöd"),
              tuple("step-released", "SOF", "Metodstöd"),
              tuple("step-claimed", "AMF", "Guider"));
      assertThat(verification.verify().faults()).isEmpty();
    } finally {
      superuser.update("delete from kedjan.staff_membership where staff_id = 'logtest'");
      superuser.update("delete from kedjan.staff where id = 'logtest'");
    }
  }

  private void member(String unit, LocalDate from, @Nullable LocalDate to) {
    superuser.update(
        "insert into kedjan.staff_membership (staff_id, unit_id, valid_from, valid_to) select 'logtest', id, ?, ? from kedjan.unit where name = ? order by id limit 1",
        from,
        to,
        unit);
  }

  /** Takes the step, or gives it back. */
  private void asMover(Journey journey, String step, @Nullable String assignee) {
    identity.setAuthentication("logtest", List.of("sof", "amf"));
    try {
      tasks.claim(chain.openStep(journey.caseId(), step).taskId(), assignee);
    } finally {
      identity.clearAuthentication();
    }
  }

  private List<Map<String, Object>> rows(CaseId caseId) {
    return jdbc.sql(
            "select seq, actor, party, unit, on_behalf_of, act, step, detail from kedjan.responsibility_log where chain = (select chain from kedjan.log_chain where case_id = ?) order by seq")
        .param(caseId.number())
        .query()
        .listOfRows();
  }

  private long count(String what) {
    return jdbc.sql("select count(*) from kedjan." + what).query(Long.class).single();
  }

  /**
   * What the verification finds after something was done to the log that only a superuser can do.
   */
  private List<String> faultsAfter(Consumer<JdbcTemplate> tampering) {
    try (var connection =
        SharedDatabase.postgres().getDatabase("postgres", "kedjan").getConnection()) {
      connection.setAutoCommit(false);
      try {
        var template = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
        template.execute("set local session_replication_role = replica");
        tampering.accept(template);
        return new LogVerification(template, seal).verify().faults();
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String chainOf(JdbcTemplate connection, CaseId caseId) {
    return connection.queryForObject(
        "select chain from kedjan.log_chain where case_id = ?", String.class, caseId.number());
  }

  private static List<LogRow> rowsOf(JdbcTemplate connection, CaseId caseId) {
    return connection.query(
        "select * from kedjan.responsibility_log where chain = (select chain from kedjan.log_chain where case_id = ?) order by seq",
        (row, n) ->
            new LogRow(
                row.getString("chain"),
                row.getLong("seq"),
                row.getTimestamp("at").toInstant(),
                row.getString("actor"),
                row.getString("party"),
                row.getString("unit"),
                row.getString("on_behalf_of"),
                row.getString("act"),
                row.getString("step"),
                row.getString("task_id"),
                row.getString("detail"),
                row.getBytes("payload_hash"),
                row.getBytes("previous_mac")),
        caseId.number());
  }

  private static LogRow forged(LogRow row, byte[] previous) {
    return new LogRow(
        row.chain(),
        row.seq(),
        row.at(),
        "amf3",
        row.party(),
        row.unit(),
        row.onBehalfOf(),
        row.act(),
        row.step(),
        row.taskId(),
        row.detail(),
        row.payloadHash(),
        previous);
  }

  private static Connection as(String role) throws SQLException {
    var connection =
        DriverManager.getConnection(
            "jdbc:postgresql://localhost:%d/kedjan".formatted(SharedDatabase.postgres().getPort()),
            role,
            role);
    connection.setAutoCommit(false);
    return connection;
  }
}
