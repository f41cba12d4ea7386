package se.kedjan.invariants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.kedjan.access.CaseId;
import se.kedjan.responsibility.Act;
import se.kedjan.responsibility.LogVerification;
import se.kedjan.testing.Chain;
import se.kedjan.testing.IntegrationTest;
import se.kedjan.testing.Journey;
import se.kedjan.testing.SharedDatabase;

/** Invariant 4: no act without its row, and the rows can be trusted. */
@IntegrationTest
class LogTest {

  @Autowired Chain chain;
  @Autowired JdbcClient jdbc;
  @Autowired LogVerification verification;
  @Autowired TransactionTemplate transactions;
  @Autowired ApplicationEventPublisher events;

  @Test
  void holdsAfterAJourneyAndNamesWhoWhichPartyAndUnit() {
    var journey = Journey.on(chain).enrolledStraight("corner1");

    assertThat(verification.verify().faults()).isEmpty();
    var row =
        jdbc.sql(
                """
                select actor || ' ' || party || ' ' || unit || ' ' || on_behalf_of from kedjan.responsibility_log
                where chain = ? and act = 'step-completed' and step = 'Task_EnrolParticipant'
                """)
            .param(journey.caseId().number())
            .query(String.class)
            .single();
    assertThat(row).isEqualTo("corner1 CORNER Corner CORNER");
    assertThat(
            jdbc.sql("select distinct act from kedjan.responsibility_log where chain = ?")
                .param(journey.caseId().number())
                .query(String.class)
                .list())
        .contains(
            "process-started",
            "interest-registered",
            "accountability-began",
            "handover-offered",
            "handover-accepted",
            "staff-named",
            "consent-given",
            "step-opened",
            "step-claimed",
            "step-completed",
            "place-reserved",
            "participant-enrolled");
  }

  @Test
  void theUnitOfAnActIsThatOfItsDay() {
    var journey = Journey.on(chain).registeredBy("amf1");
    transactions.executeWithoutResult(
        tx -> {
          tx.setRollbackOnly();
          jdbc.sql("update kedjan.unit set name = 'Första linjen' where party = 'AMF'").update();
          assertThat(unit(journey.caseId())).isEqualTo("Guider");
        });
  }

  private String unit(CaseId caseId) {
    return jdbc.sql(
            "select unit from kedjan.responsibility_log where chain = ? and act = 'interest-registered'")
        .param(caseId.number())
        .query(String.class)
        .single();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update kedjan.responsibility_log set actor = 'x'",
        "delete from kedjan.responsibility_log",
        "truncate kedjan.responsibility_log cascade",
        "update kedjan.log_payload set payload = 'x'",
        "delete from kedjan.log_head",
        "update kedjan.log_head set length = length + 2",
        "delete from kedjan.accountability",
        "update kedjan.accountability set party = 'AMF'",
        "delete from kedjan.handover",
        "update kedjan.submission set payload = '{}'"
      })
  void theDatabaseRefusesToChangeIt(String statement) throws SQLException {
    Journey.on(chain).registeredBy("sof1");
    assertThatThrownBy(() -> transactions.executeWithoutResult(tx -> jdbc.sql(statement).update()))
        .isInstanceOf(DataAccessException.class);
    if (statement.contains("_log ") || statement.endsWith("_log") || statement.contains("_head")) {
      try (var owner = connection("kedjan_owner");
          var sql = owner.createStatement()) {
        assertThatThrownBy(() -> sql.execute(statement))
            .as("the owner's triggers stop it too")
            .isInstanceOf(SQLException.class);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "update kedjan.responsibility_log set actor = 'amf9' where chain = ? and seq = 2 | är ändrad",
        "delete from kedjan.responsibility_log where chain = ? and seq = 2 | rad 2 saknas",
        "delete from kedjan.responsibility_log where chain = ? and seq > 3 | ankaret säger",
        "delete from kedjan.responsibility_log where chain = ? | ankaret säger",
        "delete from kedjan.log_head where chain = ? | ankaret saknas",
        "update kedjan.log_head set length = 3 where chain = ? | ankaret är ändrat",
        "update kedjan.responsibility_log set mac = sha256(mac), previous_mac = sha256(previous_mac) where chain = ? | är ändrad",
        "update kedjan.log_payload p set payload = '{}' from kedjan.responsibility_log l where l.id = p.log_id and l.chain = ? | underlaget"
      })
  void theVerificationFinds(String tampering, String fault) throws SQLException {
    var number = Journey.on(chain).registeredBy("sof1").received().caseId().number();

    tamper(
        number,
        tampering,
        () ->
            assertThat(verification.verify().faults())
                .anyMatch(f -> f.contains(number) && f.contains(fault)));
    assertThat(verification.verify().faults()).isEmpty();
  }

  @Test
  void aPayloadMayGoWithoutBreakingTheChain() throws SQLException {
    var number = Journey.on(chain).registeredBy("sof1").caseId().number();

    tamper(
        number,
        "delete from kedjan.log_payload p using kedjan.responsibility_log l where l.id = p.log_id and l.chain = ?",
        () -> assertThat(verification.verify().faults()).isEmpty());
  }

  @Test
  void whereTheRowCannotBeWrittenTheActDoesNotHappen() {
    var journey = Journey.on(chain).registeredBy("sof1");
    assertThatThrownBy(() -> events.publishEvent(new Unfounded(journey.caseId())))
        .as("outside the transaction of an act there is no row")
        .isInstanceOf(RuntimeException.class);

    superuser("revoke insert on kedjan.responsibility_log from kedjan_app");
    try {
      assertThatThrownBy(journey::received).isInstanceOf(RuntimeException.class);
    } finally {
      superuser("grant insert on kedjan.responsibility_log to kedjan_app");
    }
    journey.waitsFor("Task_ReceiveCase").received().waitsFor("Task_ObtainConsent");
  }

  private record Unfounded(CaseId caseId) implements Act {
    @Override
    public String kind() {
      return "unfounded";
    }
  }

  /** As somebody who can switch the triggers off; put back as it was afterwards. */
  private void tamper(String number, String statement, Runnable check) throws SQLException {
    var tables = List.of("responsibility_log", "log_payload", "log_head");
    try (var all = connection("postgres");
        var sql = all.createStatement()) {
      sql.execute("set session_replication_role = replica");
      for (var table : tables) {
        sql.execute("create temporary table kept_" + table + " as select * from kedjan." + table);
      }
      try (var tampering = all.prepareStatement(statement)) {
        tampering.setString(1, number);
        assertThat(tampering.executeUpdate()).isPositive();
      }
      try {
        check.run();
      } finally {
        for (var table : List.of("log_payload", "log_head", "responsibility_log")) {
          sql.execute("delete from kedjan." + table);
        }
        sql.execute(
            "insert into kedjan.responsibility_log overriding system value select * from kept_responsibility_log");
        sql.execute("insert into kedjan.log_payload select * from kept_log_payload");
        sql.execute("insert into kedjan.log_head select * from kept_log_head");
      }
    }
  }

  private static void superuser(String statement) {
    try (var all = connection("postgres");
        var sql = all.createStatement()) {
      sql.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Connection connection(String user) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://localhost:" + SharedDatabase.postgres().getPort() + "/kedjan",
        user,
        user);
  }
}
