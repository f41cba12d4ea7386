package se.kedjan.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Days and moments as people read them, in Stockholm. */
public final class SwedishTimes {

  private static final DateTimeFormatter DAY = format("d MMMM yyyy");
  private static final DateTimeFormatter MOMENT = format("d MMMM yyyy 'kl.' HH.mm");
  private static final DateTimeFormatter MOMENT_OF_YEAR = format("d MMMM 'kl.' HH.mm");

  private SwedishTimes() {}

  public static String day(LocalDate day) {
    return DAY.format(day);
  }

  public static String day(Instant instant) {
    return DAY.format(instant);
  }

  public static String moment(Instant instant) {
    return MOMENT.format(instant);
  }

  /** Where the year is said beside it. */
  public static String momentOfYear(Instant instant) {
    return MOMENT_OF_YEAR.format(instant);
  }

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.forLanguageTag("sv-SE"))
        .withZone(ClockConfiguration.ZONE);
  }
}
