package se.kedjan.webapps;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.kedjan.access.CaseId;
import se.kedjan.testing.Chain;
import se.kedjan.testing.IntegrationTest;
import se.kedjan.testing.Journey;
import se.kedjan.testing.SharedDatabase;

/** Whoever reads what is known of a person leaves one row, or reads nothing. */
@IntegrationTest
class ReadingsAreLoggedTest {

  @LocalServerPort int port;
  @Autowired Chain chain;
  @Autowired JdbcClient jdbc;

  @ParameterizedTest
  @CsvSource({
    "/camunda/kedjan/cases/{case},case,case-page",
    "/camunda/kedjan/case?number={case},case,case-page",
    "/camunda/kedjan/tasks/{task}/case,case,case-tab",
    "/camunda/kedjan/cases/{case}/responsibility,responsibility,case-page",
    "/camunda/kedjan/tasks/{task}/responsibility,responsibility,task",
    "/camunda/api/engine/engine/default/task/{task}/form-variables,book-study-visit,task"
  })
  void eachReadingIsOneRow(String path, String part, String screen) {
    var caseId = Journey.on(chain).consentedStraight("amf1").caseId();

    assertThat(get("sof2", path, caseId).status()).isEqualTo(200);

    assertThat(rows(caseId, "sof2", part)).containsExactly(screen + " SOF Verksamhetsområde vuxen");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/camunda/kedjan/cards?taskIds={task}",
        "/camunda/api/engine/engine/default/task/{task}",
        "/camunda/api/engine/engine/default/task/{task}/form",
        "/camunda/api/engine/engine/default/task/{task}/deployed-form",
        "/camunda/api/engine/engine/default/task?maxResults=10",
        "/camunda/kedjan/links"
      })
  void whatShowsOnlyNumbersAndNamesOfStepsIsNoReading(String path) {
    var caseId = Journey.on(chain).consentedStraight("amf1").caseId();
    var before = all(caseId);

    var reply = get("sof2", path, caseId);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).doesNotContain("Prov", "Person");
    assertThat(all(caseId)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/camunda/kedjan/cases/{case}",
        "/camunda/kedjan/cases/{case}/responsibility",
        "/camunda/kedjan/tasks/{task}/case",
        "/camunda/kedjan/tasks/{task}/responsibility",
        "/camunda/api/engine/engine/default/task/{task}/form-variables"
      })
  void whoMayNotReadLeavesNoRow(String path) {
    var caseId = Journey.on(chain).consentedStraight("amf1").caseId();
    var before = all(caseId);

    get("corner2", path, caseId).refusedWith(403, 404);

    assertThat(all(caseId)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/camunda/kedjan/cases/{case}",
        "/camunda/kedjan/case?number={case}",
        "/camunda/kedjan/tasks/{task}/case",
        "/camunda/kedjan/cases/{case}/responsibility",
        "/camunda/kedjan/tasks/{task}/responsibility",
        "/camunda/api/engine/engine/default/task/{task}/form-variables"
      })
  void nothingIsShownWhereTheRowCannotBeWritten(String path) throws SQLException {
    var caseId = Journey.on(chain).consentedStraight("amf1").caseId();
    var before = all(caseId);
    superuser(
        "create function kedjan.refuse_reading() returns trigger language plpgsql as $$ begin raise exception 'full'; end $$",
        "create trigger refuse_reading before insert on kedjan.read_log for each row when (new.case_id = '%s') execute function kedjan.refuse_reading()"
            .formatted(caseId.number()));
    try {
      var reply = get("sof2", path, caseId).refusedWith(500);
      assertThat(reply.body()).doesNotContain("Person", "Stefan", "studiebesök");
    } finally {
      superuser(
          "drop trigger refuse_reading on kedjan.read_log",
          "drop function kedjan.refuse_reading()");
    }
    assertThat(all(caseId)).isEqualTo(before);
  }

  @Test
  void theLogStaysAsItWas() {
    var caseId = Journey.on(chain).consentedStraight("sof1").caseId();
    get("sof2", "/camunda/kedjan/cases/{case}", caseId);

    assertThat(
            org.junit.jupiter.api.Assertions.assertThrows(
                org.springframework.dao.DataAccessException.class,
                () ->
                    jdbc.sql("update kedjan.read_log set staff_id = 'sof1' where case_id = ?")
                        .param(caseId.number())
                        .update()))
        .isNotNull();
  }

  private Caller.Reply get(String staffId, String path, CaseId caseId) {
    var task = chain.openStep(caseId, "Task_BookStudyVisit").taskId();
    return Caller.signedIn(port, staffId)
        .get(path.replace("{case}", caseId.number()).replace("{task}", task));
  }

  private List<String> rows(CaseId caseId, String staffId, String part) {
    return jdbc.sql(
            """
            select concat_ws(' ', screen, party, unit) from kedjan.read_log
            where case_id = ? and staff_id = ? and part = ?
            """)
        .params(caseId.number(), staffId, part)
        .query(String.class)
        .list();
  }

  private long all(CaseId caseId) {
    return jdbc.sql("select count(*) from kedjan.read_log where case_id = ?")
        .param(caseId.number())
        .query(Long.class)
        .single();
  }

  private static void superuser(String... statements) throws SQLException {
    try (var connection =
            SharedDatabase.postgres().getDatabase("postgres", "kedjan").getConnection();
        var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
