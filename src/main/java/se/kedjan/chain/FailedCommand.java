package se.kedjan.chain;

import java.sql.SQLException;
import java.util.Set;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;

/**
 * The exception with which the thread's last command of the engine failed: the REST layer hides it
 * behind others, and the web filter must know what it was.
 */
public final class FailedCommand {

  private static final ThreadLocal<@Nullable Throwable> LAST = new ThreadLocal<>();

  /** Serialization failure, deadlock, a unique or excluding row that somebody else made first. */
  private static final Set<String> CONFLICTS = Set.of("40001", "40P01", "23505", "23P01");

  private FailedCommand() {}

  /** Since {@link #forget()}; null where the last command went well. */
  public static @Nullable Throwable last() {
    return LAST.get();
  }

  public static void forget() {
    LAST.remove();
  }

  /** Whether somebody else changed the same thing at the same time. */
  public static boolean isConflict(@Nullable Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof OptimisticLockingException
          || cause instanceof ConcurrencyFailureException
          || cause instanceof SQLException sql && CONFLICTS.contains(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }

  /** Whether the database found a value that a column does not take. */
  public static boolean isUnstorable(@Nullable Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql
          && sql.getSQLState() != null
          && (sql.getSQLState().startsWith("22") || sql.getSQLState().startsWith("23"))) {
        return true;
      }
    }
    return false;
  }

  /** Outermost of the engine's interceptors. */
  static class Remembered extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
      if (Context.getCommandContext() != null) {
        return next.execute(command);
      }
      LAST.remove();
      try {
        return next.execute(command);
      } catch (RuntimeException | Error e) {
        LAST.set(e);
        throw e;
      }
    }
  }
}
