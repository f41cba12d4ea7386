package se.kedjan.chain;

import java.util.Map;
import java.util.Optional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The form submission of this transaction. Only the form gateway leaves one, and a task completes
 * only with one: that is how there is no other door.
 */
public final class Submitted {

  private record Mark(String taskId, Map<String, ?> values) {}

  private Submitted() {}

  /** Marks that the task's form has been validated and stored in this transaction. */
  public static void mark(String taskId, Map<String, ?> values) {
    TransactionSynchronizationManager.bindResource(Submitted.class, new Mark(taskId, values));
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(Submitted.class);
          }
        });
  }

  static Optional<Map<String, ?>> of(String taskId) {
    var mark = (Mark) TransactionSynchronizationManager.getResource(Submitted.class);
    return mark != null && mark.taskId().equals(taskId)
        ? Optional.of(mark.values())
        : Optional.empty();
  }
}
