package se.kedjan.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.boot.builder.SpringApplicationBuilder;
import se.kedjan.KedjanApplication;

/**
 * What a {@link SecondNode} runs: the application as it starts in production, but for its clock. It
 * is told line by line when its job executor works, and goes when nobody is there to tell it.
 */
final class NodeProcess {

  static final String READY = "node: ready";
  static final String UP = "node: up";
  static final String DONE = "node: done";
  static final String WORK = "work ";
  static final String REST = "rest";
  static final String GO = "go";

  private NodeProcess() {}

  public static void main(String[] args) throws IOException {
    try {
      live();
    } finally {
      Runtime.getRuntime().halt(1);
    }
  }

  private static void live() throws IOException {
    KedjanApplication.useSwedishTime();
    var told = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    var context =
        new SpringApplicationBuilder(TestConfiguration.class, KedjanApplication.class)
            .initializers(
                starting ->
                    starting
                        .getBeanFactory()
                        .registerSingleton(
                            "togetherAtStart", new TogetherAtStart(() -> readyUntilTold(told))))
            .run();
    var clock = context.getBean(MovableClock.class);
    var jobs =
        ((ProcessEngineConfigurationImpl)
                context.getBean(ProcessEngine.class).getProcessEngineConfiguration())
            .getJobExecutor();
    jobs.shutdown();
    say(UP);
    for (var line = told.readLine(); line != null; line = told.readLine()) {
      if (line.equals(REST)) {
        jobs.shutdown();
      } else {
        clock.moveTo(Instant.parse(line.substring(WORK.length())));
        jobs.start();
        jobs.jobWasAdded();
      }
      say(DONE);
    }
  }

  private static void readyUntilTold(BufferedReader told) {
    say(READY);
    try {
      told.readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
