package se.kedjan.chain;

import java.util.Collection;
import java.util.function.Consumer;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;

/**
 * For a watch that goes through many cases: each in a transaction and a command of its own, so that
 * a case that fails stops no other, and none waits for the locks of all.
 */
@Component
public class EachCaseApart {

  private static final Logger LOG = LoggerFactory.getLogger(EachCaseApart.class);

  private final ProcessEngine engine;

  EachCaseApart(@Lazy ProcessEngine engine) {
    this.engine = engine;
  }

  /**
   * What is done for a case must bear being done again: where one fails, the job does, after the
   * others, and is tried again for all.
   *
   * @throws IllegalStateException where a case failed
   */
  public void run(Collection<CaseId> cases, Consumer<CaseId> action) {
    var failed = 0;
    for (var caseId : cases) {
      try {
        alone(() -> action.accept(caseId));
      } catch (RuntimeException e) {
        failed++;
        // Without its message, which might hold what was typed.
        LOG.error(
            "{} is left for the next try: {} at {}",
            caseId,
            e.getClass().getName(),
            e.getStackTrace()[0]);
      }
    }
    if (failed > 0) {
      throw new IllegalStateException(failed + " cases failed");
    }
  }

  /** For what the watch does beside the cases: done, whatever fails for one of them. */
  public void alone(Runnable action) {
    ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
        .getCommandExecutorTxRequiresNew()
        .execute(
            command -> {
              action.run();
              return null;
            });
  }
}
