package se.kedjan.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import se.kedjan.calendar.ClockConfiguration;

/** A clock that stands until it is moved; the engine's clock goes with it. */
public class MovableClock extends Clock {

  private volatile Instant now;

  public MovableClock(Instant now) {
    moveTo(now);
  }

  public void moveTo(Instant instant) {
    now = instant;
    ClockUtil.setCurrentTime(Date.from(instant));
  }

  public void moveTo(LocalDateTime local) {
    moveTo(local.atZone(ClockConfiguration.ZONE).toInstant());
  }

  public void moveBy(Duration duration) {
    moveTo(now.plus(duration));
  }

  public LocalDate today() {
    return LocalDate.ofInstant(now, ClockConfiguration.ZONE);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ClockConfiguration.ZONE;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.fixed(now, zone);
  }
}
