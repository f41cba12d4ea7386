package se.kedjan.chain;

import java.util.Set;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Parties who complete parallel steps of one case in the same second must not hear of it: what
 * staff do is done again, whole and in a new transaction, when somebody else was faster. Jobs are
 * left to the job executor, which does the same.
 */
class RetryAfterConflict extends CommandInterceptor {

  private static final int ATTEMPTS = 4;
  private static final long PAUSE_MILLIS = 30;

  private static final Set<Class<?>> WHAT_STAFF_DO =
      Set.of(
          SubmitTaskFormCmd.class,
          SubmitStartFormCmd.class,
          ClaimTaskCmd.class,
          AssignTaskCmd.class);

  @Override
  public <T> T execute(Command<T> command) {
    if (!WHAT_STAFF_DO.contains(command.getClass()) || isPartOfMore()) {
      return next.execute(command);
    }
    for (var attempt = 1; ; attempt++) {
      try {
        return next.execute(command);
      } catch (RuntimeException e) {
        if (attempt == ATTEMPTS || !FailedCommand.isConflict(e)) {
          throw e;
        }
        pause(attempt);
      }
    }
  }

  /** Then only whoever began the transaction could do it again. */
  private static boolean isPartOfMore() {
    return Context.getCommandContext() != null
        || TransactionSynchronizationManager.isActualTransactionActive();
  }

  private static void pause(int attempt) {
    try {
      Thread.sleep(PAUSE_MILLIS * attempt);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
