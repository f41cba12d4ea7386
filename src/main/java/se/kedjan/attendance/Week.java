package se.kedjan.attendance;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A week of an activity, as its process goes by it: {@code V-2026-47-corner}. */
record Week(String activity, LocalDate monday) {

  /** As keys of the form, Monday first. */
  static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri");

  private static final Pattern NUMBER = Pattern.compile("V-(\\d{4})-(\\d{2})-([a-z]+)");

  static Week of(String activity, LocalDate day) {
    return new Week(activity, day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
  }

  /** The week whose Friday has come last: today's from Friday on, else the one before. */
  static Week latestToEnd(String activity, LocalDate today) {
    return of(activity, today.minusDays(4));
  }

  static Week parse(String number) {
    var matcher = NUMBER.matcher(number);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("Not the number of a week");
    }
    // The fourth of January is always in week one.
    var first =
        LocalDate.of(Integer.parseInt(matcher.group(1)), 1, 4)
            .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    return new Week(matcher.group(3), first.plusWeeks(Integer.parseInt(matcher.group(2)) - 1L));
  }

  String number() {
    return "V-%s-%s".formatted(words(), activity);
  }

  /** {@code 2026-47}. */
  String words() {
    return "%d-%02d"
        .formatted(
            monday.get(IsoFields.WEEK_BASED_YEAR), monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }

  List<LocalDate> days() {
    return IntStream.range(0, DAYS.size()).mapToObj(monday::plusDays).toList();
  }

  LocalDate friday() {
    return monday.plusDays(4);
  }
}
