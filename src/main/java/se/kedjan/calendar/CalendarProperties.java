package se.kedjan.calendar;

import java.time.MonthDay;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Eves that are no public holidays by law but on which the municipality does not work.
 *
 * @param freeEves as {@code --12-24}
 */
@ConfigurationProperties("kedjan.calendar")
record CalendarProperties(
    @DefaultValue({"--12-24", "--12-31"}) Set<MonthDay> freeEves,
    @DefaultValue("true") boolean midsummerEve) {}
