package se.kedjan.chain;

import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** For pages, which no command of the engine runs: lets them ask the owner's {@link Rules}. */
@Component
public class AskingRules {

  private final ProcessEngine engine;

  AskingRules(@Lazy ProcessEngine engine) {
    this.engine = engine;
  }

  public <T> T ask(Supplier<T> question) {
    return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
        .getCommandExecutorTxRequired()
        .execute(command -> question.get());
  }
}
