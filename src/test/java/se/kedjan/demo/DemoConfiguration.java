package se.kedjan.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import se.kedjan.calendar.ClockConfiguration;
import se.kedjan.calendar.WorkingDays;
import se.kedjan.responsibility.OpenSteps;
import se.kedjan.testing.Chain;
import se.kedjan.testing.MovableClock;
import se.kedjan.testing.Staff;

/**
 * Plays the year once, then lets the real clock run and says where to log in. Not annotated as a
 * configuration: tests scan this package too and must not find it.
 */
@Import({Staff.class, Chain.class})
class DemoConfiguration {

  @Bean
  MovableClock clock() {
    var clock = MovableClock.running();
    if (!Files.exists(DemoApplication.PLAYED)) {
      // What is deployed and timed at start belongs to the first morning of the year.
      clock.moveTo(FirstYear.start(yesterday()).atTime(7, 0));
    }
    return clock;
  }

  /** The engine's own timers run only once all runners are done. */
  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE)
  ApplicationRunner theYear(
      Chain chain,
      OpenSteps openSteps,
      WorkingDays workingDays,
      MovableClock clock,
      ServerProperties server) {
    return arguments -> {
      if (!Files.exists(DemoApplication.PLAYED)) {
        var lastDay = yesterday();
        new PlayingTheYear(chain, openSteps, workingDays)
            .play(FirstYear.people(lastDay), FirstYear.start(lastDay), lastDay);
        clock.runWithRealTime();
        write(DemoApplication.PLAYED);
      }
      welcome(server.getPort());
    };
  }

  private static LocalDate yesterday() {
    return LocalDate.now(ClockConfiguration.ZONE).minusDays(1);
  }

  private static void write(Path marker) {
    try {
      Files.createFile(marker);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void welcome(int port) {
    System.out.printf(
        """

        Kedjan is running, with a year at Corner behind it.
          Tasklist (staff):        http://localhost:%1$d/camunda/app/tasklist/
          Cockpit (process owner): http://localhost:%1$d/camunda/app/cockpit/
          Log in as sof1, corner1, amf1, sofhead1, process1 … (all in README.md), password Kedjan-demo-2026
        %n""",
        port);
  }
}
