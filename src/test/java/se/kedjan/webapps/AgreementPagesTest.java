package se.kedjan.webapps;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.kedjan.testing.IntegrationTest;

/** What the process owner has registered of agreements, over HTTP. */
@IntegrationTest
class AgreementPagesTest {

  @LocalServerPort int port;
  @Autowired JdbcClient jdbc;

  @AfterEach
  void noAgreement() {
    jdbc.sql("delete from kedjan.agreement_period").update();
  }

  @Test
  void theProcessOwnerSeesEachPeriodAndWhoRegisteredIt() {
    var owner = Caller.signedIn(port, "process1");
    assertThat(owner.get("/camunda/kedjan/agreements-page").body())
        .contains("Inget avtal är registrerat.");
    jdbc.sql(
            """
            insert into kedjan.agreement_period (activity, valid_from, valid_to, recorded_at, recorded_by)
            values ('corner', '2019-01-01', '2019-12-31', now(), 'process1'), ('corner', '2020-01-01', null, now(), 'process1')
            """)
        .update();

    var page = owner.get("/camunda/kedjan/agreements-page");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body())
        .contains("2019-01-01", "2019-12-31", "2020-01-01", "tills vidare")
        .doesNotContain("<script");
  }
}
