package se.kedjan.testing;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.listener.lifecycle.JdbcLifecycleEventListenerAdapter;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** What a piece of work on this thread asks of the database. */
public final class Statements {

  private static final Pattern WRITES =
      Pattern.compile(
          "^\\s*(/\\*.*?\\*/\\s*)?(insert|update|delete|truncate|with)\\b.*", Pattern.DOTALL);
  private static final ThreadLocal<Recording> RECORDING = new ThreadLocal<>();

  private Statements() {}

  /**
   * @param sql every statement, each entry of a batch by itself
   * @param writingCommits commits of transactions that had written something
   */
  public record Count(List<String> sql, int writingCommits) {
    public int statements() {
      return sql.size();
    }
  }

  public static Count of(Runnable work) {
    if (RECORDING.get() != null) {
      throw new IllegalStateException("Counting already");
    }
    var recording = new Recording();
    RECORDING.set(recording);
    try {
      work.run();
    } finally {
      RECORDING.remove();
    }
    return new Count(List.copyOf(recording.sql), recording.writingCommits);
  }

  /** The data source with a counter in front; idle unless somebody counts. */
  static DataSource counted(DataSource dataSource) {
    return new Counted(
        ProxyDataSourceBuilder.create(dataSource)
            .listener(new Executed())
            .listener(new Committed())
            .build(),
        dataSource);
  }

  /** Whoever asks what is behind gets the pool itself: Flyway's own is derived from it. */
  private static class Counted extends DelegatingDataSource {

    private final DataSource pool;

    Counted(DataSource counter, DataSource pool) {
      super(counter);
      this.pool = pool;
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
      return pool.isWrapperFor(type);
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
      return pool.unwrap(type);
    }
  }

  private static class Recording {
    final List<String> sql = new ArrayList<>();
    final Set<String> dirty = new HashSet<>();
    int writingCommits;
  }

  private static class Executed implements QueryExecutionListener {

    @Override
    public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {}

    @Override
    public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
      var recording = RECORDING.get();
      if (recording == null) {
        return;
      }
      for (var query : queries) {
        var times = execution.isBatch() ? Math.max(1, query.getParametersList().size()) : 1;
        for (var n = 0; n < times; n++) {
          recording.sql.add(query.getQuery());
        }
        if (WRITES.matcher(query.getQuery().toLowerCase(Locale.ROOT)).matches()) {
          if (isCommittedAtOnce(execution)) {
            recording.writingCommits += times;
          } else {
            recording.dirty.add(execution.getConnectionId());
          }
        }
      }
    }

    private static boolean isCommittedAtOnce(ExecutionInfo execution) {
      try {
        return execution.getStatement().getConnection().getAutoCommit();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static class Committed extends JdbcLifecycleEventListenerAdapter {

    @Override
    public void afterCommit(MethodExecutionContext context) {
      var recording = RECORDING.get();
      if (recording != null
          && recording.dirty.remove(context.getConnectionInfo().getConnectionId())) {
        recording.writingCommits++;
      }
    }

    @Override
    public void afterRollback(MethodExecutionContext context) {
      var recording = RECORDING.get();
      if (recording != null) {
        recording.dirty.remove(context.getConnectionInfo().getConnectionId());
      }
    }
  }
}
