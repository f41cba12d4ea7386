package se.kedjan.testing;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The database of several nodes as its superuser sees it, who also holds nodes up by locks. */
public final class NodesDatabase {

  private final DataSource superuser;
  private final JdbcTemplate jdbc;

  public NodesDatabase(DataSource superuser) {
    this.superuser = superuser;
    this.jdbc = new JdbcTemplate(superuser);
  }

  public long count(String from) {
    return jdbc.queryForObject("select count(*) from " + from, Long.class);
  }

  public List<String> list(String sql) {
    return jdbc.queryForList(sql, String.class);
  }

  /** What there is more than one row of. */
  public List<String> twice(String from, String what) {
    return list(
        "select concat_ws(' ', %s) from %s group by %s having count(*) > 1"
            .formatted(what, from, what));
  }

  /** None of the nodes gets at the jobs before all of them ask for them. */
  public void atOnce(Runnable work, SecondNode... nodes) throws SQLException {
    try (var gate = superuser.getConnection()) {
      gate.setAutoCommit(false);
      try (var lock = gate.createStatement()) {
        lock.execute("lock table motor.act_ru_job in access exclusive mode");
      }
      work.run();
      var names =
          Stream.of(nodes).map(node -> "'" + node.name() + "'").collect(Collectors.joining(", "));
      until(
          "all stand at the jobs",
          () ->
              count(
                      """
                      (select distinct a.application_name from pg_locks l join pg_stat_activity a using (pid)
                      where not l.granted and l.relation = 'motor.act_ru_job'::regclass
                        and a.application_name in (%s)) waiting
                      """
                          .formatted(names))
                  == nodes.length);
      gate.rollback();
    }
  }

  public void awaitNothingDue(Instant now) {
    until(
        "nothing is due",
        () ->
            jdbc.queryForObject(
                    "select count(*) from motor.act_ru_job where retries_ > 0 and (duedate_ is null or duedate_ <= ?)",
                    Long.class,
                    Timestamp.from(now))
                == 0);
  }

  public static void until(String what, BooleanSupplier so) {
    await(what)
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(50))
        .until(so::getAsBoolean);
  }

  public Halt halt() throws SQLException {
    return new Halt(superuser.getConnection());
  }

  /** Transactions of the node that have written something and stand still. */
  public long stopped(SecondNode node) {
    return count(
        """
        pg_locks l join pg_stat_activity a using (pid)
        where l.locktype = 'advisory' and l.objid between 1 and 99 and not l.granted
          and a.backend_xid is not null and a.application_name = '%s'
        """
            .formatted(node.name()));
  }

  /** Holds up transactions in their middle until it is closed. */
  public final class Halt implements AutoCloseable {

    private final Connection connection;

    private Halt(Connection connection) {
      this.connection = connection;
    }

    /** Whoever writes that row waits there. */
    public void standsStill(int n, String at, String table, String row) throws SQLException {
      try (var lock = connection.createStatement()) {
        lock.execute("select pg_advisory_lock(%d)".formatted(n));
      }
      jdbc.execute(
          """
          create function kedjan.halt_%1$d() returns trigger language plpgsql as $$
          begin
            perform pg_advisory_xact_lock_shared(%1$d);
            return coalesce(new, old);
          end $$;
          create trigger halt_%1$d %2$s on kedjan.%3$s for each row when (%4$s)
            execute function kedjan.halt_%1$d();
          """
              .formatted(n, at, table, row));
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }
}
