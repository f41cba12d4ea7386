package se.kedjan.testing;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;

/**
 * Before anything is put in place at start: nodes that came so far at different times go on at
 * once, or each might find done what another has long put there.
 */
record TogetherAtStart(Runnable waiting) implements ApplicationRunner, Ordered {

  @Override
  public void run(ApplicationArguments arguments) {
    waiting.run();
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }
}
