package se.kedjan.chain;

import java.sql.SQLException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.jspecify.annotations.Nullable;

/**
 * The engine keeps the error of a failed job with its whole text, in three of its tables. A text
 * may repeat what somebody typed, so only the kinds of errors and where they arose are handed on;
 * what the engine itself says, and refusals of ours, keep their words.
 */
class NamelessJobErrors extends CommandInterceptor {

  @Override
  public <T> T execute(Command<T> command) {
    try {
      return next.execute(command);
    } catch (OptimisticLockingException somebodyElseWasFirst) {
      throw somebodyElseWasFirst;
    } catch (RuntimeException error) {
      throw command instanceof ExecuteJobsCmd ? JobFailed.by(error) : error;
    }
  }

  /** Stands for the error and, through its causes, for those behind it. */
  static class JobFailed extends ProcessEngineException {

    private JobFailed(String message, @Nullable JobFailed cause) {
      super(message, cause);
    }

    static JobFailed by(Throwable error) {
      var cause = error.getCause() == null ? null : by(error.getCause());
      var failed = new JobFailed(words(error, cause), cause);
      failed.setStackTrace(error.getStackTrace());
      return failed;
    }

    private static String words(Throwable error, @Nullable JobFailed cause) {
      var kind = error.getClass().getName();
      if (error instanceof Refusal || isTheEnginesOwn(error)) {
        return kind + ": " + error.getMessage();
      }
      if (error instanceof SQLException sql) {
        return kind + " " + sql.getSQLState();
      }
      return cause == null ? kind : kind + " < " + cause.getMessage();
    }

    /** Its text repeats no other's. */
    private static boolean isTheEnginesOwn(Throwable error) {
      return error.getClass().getName().startsWith("org.camunda.")
          && (error.getCause() == null || isTheEnginesOwn(error.getCause()));
    }

    @Override
    public String toString() {
      return String.valueOf(getMessage());
    }
  }
}
