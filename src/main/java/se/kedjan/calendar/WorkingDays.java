package se.kedjan.calendar;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Swedish working days: Monday to Friday, less public holidays and the configured eves. */
@Component
public class WorkingDays {

  private final HolidayManager holidays =
      HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.SWEDEN));
  private final CalendarProperties properties;

  WorkingDays(CalendarProperties properties) {
    this.properties = properties;
  }

  public boolean isWorkingDay(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY
        && day.getDayOfWeek() != DayOfWeek.SUNDAY
        && !holidays.isHoliday(day)
        && !isFreeEve(day);
  }

  /**
   * The working day that lies {@code days} working days after {@code from}, which itself does not
   * count. Zero or less gives {@code from}.
   */
  public LocalDate plus(LocalDate from, int days) {
    var day = from;
    for (var left = days; left > 0; ) {
      day = day.plusDays(1);
      if (isWorkingDay(day)) {
        left--;
      }
    }
    return day;
  }

  /**
   * The working day that lies {@code days} working days before {@code from}, which itself does not
   * count. Zero or less gives {@code from}.
   */
  public LocalDate minus(LocalDate from, int days) {
    var day = from;
    for (var left = days; left > 0; ) {
      day = day.minusDays(1);
      if (isWorkingDay(day)) {
        left--;
      }
    }
    return day;
  }

  private boolean isFreeEve(LocalDate day) {
    Set<MonthDay> fixed = properties.freeEves();
    return fixed.contains(MonthDay.from(day)) || (properties.midsummerEve() && isMidsummerEve(day));
  }

  private static boolean isMidsummerEve(LocalDate day) {
    return day.getMonthValue() == 6
        && day.getDayOfWeek() == DayOfWeek.FRIDAY
        && day.getDayOfMonth() >= 19
        && day.getDayOfMonth() <= 25;
  }
}
