package se.kedjan.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jspecify.annotations.Nullable;
import se.kedjan.calendar.ClockConfiguration;

/**
 * A clock that stands until it is moved, or runs with the real one; the engine's clock goes with
 * it.
 */
public class MovableClock extends Clock {

  private volatile @Nullable Instant now;

  public MovableClock(Instant now) {
    this.now = now;
    ClockUtil.setCurrentTime(Date.from(now));
  }

  /** One that runs with the real clock until it is moved. */
  public static MovableClock running() {
    var clock = new MovableClock(Clock.systemUTC().instant());
    clock.runWithRealTime();
    return clock;
  }

  public void moveTo(Instant instant) {
    now = instant;
    leadsTheEngine();
  }

  public void moveTo(LocalDateTime local) {
    moveTo(local.atZone(ClockConfiguration.ZONE).toInstant());
  }

  public void moveBy(Duration duration) {
    moveTo(instant().plus(duration));
  }

  /** From here on it runs with the real one. */
  public void runWithRealTime() {
    now = null;
    leadsTheEngine();
  }

  /** The engine's clock is one for the whole JVM: from here on it goes with this one. */
  void leadsTheEngine() {
    var standing = now;
    if (standing == null) {
      ClockUtil.reset();
    } else {
      ClockUtil.setCurrentTime(Date.from(standing));
    }
  }

  public LocalDate today() {
    return LocalDate.ofInstant(instant(), ClockConfiguration.ZONE);
  }

  @Override
  public Instant instant() {
    var standing = now;
    return standing == null ? Clock.systemUTC().instant() : standing;
  }

  @Override
  public ZoneId getZone() {
    return ClockConfiguration.ZONE;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.fixed(instant(), zone);
  }
}
