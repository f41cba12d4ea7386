package se.kedjan.webapps;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import se.kedjan.testing.Chain;
import se.kedjan.testing.IntegrationTest;
import se.kedjan.testing.SharedDatabase;

/** Who is taken out of the register today does nothing more today. */
@IntegrationTest
class LeaverAtTheDoorTest {

  @LocalServerPort int port;
  @Autowired Chain chain;

  private final JdbcTemplate superuser =
      new JdbcTemplate(SharedDatabase.postgres().getDatabase("postgres", "kedjan"));

  @ParameterizedTest
  @CsvSource({
    "regi1,/camunda/kedjan/extracts",
    "process1,/camunda/kedjan/retention-page",
    "logg1,/camunda/kedjan/read-log",
    "metod1,/camunda/api/engine/engine/default/task?maxResults=1"
  })
  void aSessionEndsWithTheMembership(String staffId, String path) {
    var caller = Caller.signedIn(port, staffId);
    assertThat(caller.get(path).status()).isEqualTo(200);
    var yesterday = chain.clock().today().minusDays(1);
    superuser.update(
        "update kedjan.staff_membership set valid_to = ? where staff_id = ? and valid_to is null",
        yesterday,
        staffId);
    try {
      caller.get(path).refusedWith(401);
    } finally {
      superuser.update(
          "update kedjan.staff_membership set valid_to = null where staff_id = ? and valid_to = ?",
          staffId,
          yesterday);
    }
    // The session is gone, not only closed for the moment.
    caller.get(path).refusedWith(401);
  }
}
