package se.kedjan.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.kedjan.chain.EachCaseApart;
import se.kedjan.placement.Places.Pool;
import se.kedjan.testing.IntegrationTest;
import se.kedjan.testing.MovableClock;
import se.kedjan.testing.Statements;

/** The owner's table is asked for the queue and not for each who stands in it. */
@IntegrationTest
class QueueOrderTest {

  private static final Pool POOL = new Pool("corner", "SOF");

  @Autowired QueueOrder order;
  @Autowired EachCaseApart apart;
  @Autowired JdbcClient jdbc;
  @Autowired MovableClock clock;

  @Test
  void asksNoMoreOfTheDatabaseTheMoreWait() {
    waiting(1, 2);
    var ofTwo = asked(2);
    waiting(3, 30);

    var ofMany = asked(30);

    assertThat(ofMany).isEqualTo(ofTwo);
  }

  /** In a command, where the table is read in the chain as well. */
  private int asked(int waiting) {
    return Statements.of(() -> apart.alone(() -> assertThat(order.of(POOL)).hasSize(waiting)))
        .statements();
  }

  private void waiting(int from, int to) {
    jdbc.sql(
            """
            insert into kedjan.waiting_list_entry (case_id, activity, kind, since, reason)
            select 'K-1997-' || lpad(n::text, 4, '0'), 'corner', 'SOF', ?, 'Fullt.' from generate_series(?, ?) n
            """)
        .params(Timestamp.from(clock.instant()), from, to)
        .update();
  }
}
