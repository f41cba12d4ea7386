package se.kedjan.webapps;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import se.kedjan.calendar.ClockConfiguration;

/** Moments as pages write them, in Stockholm. */
final class SwedishTimes {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMMM yyyy 'kl.' HH.mm", Locale.forLanguageTag("sv-SE"))
          .withZone(ClockConfiguration.ZONE);

  private SwedishTimes() {}

  static String moment(Instant instant) {
    return MOMENT.format(instant);
  }
}
