package se.kedjan.browser;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import se.kedjan.calendar.ClockConfiguration;

/** Days as the pages write them. */
final class Swedish {

  private static final Locale SWEDISH = Locale.forLanguageTag("sv-SE");

  private Swedish() {}

  static String day(Instant instant, LocalDate today) {
    var day = LocalDate.ofInstant(instant, ClockConfiguration.ZONE);
    var pattern = day.getYear() == today.getYear() ? "d MMMM" : "d MMMM yyyy";
    return day.format(DateTimeFormatter.ofPattern(pattern, SWEDISH));
  }
}
