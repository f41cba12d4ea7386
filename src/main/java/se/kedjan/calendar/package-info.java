/**
 * The one clock and the one calendar: Swedish working days in Europe/Stockholm, public holidays by
 * law 1989:253, eves by configuration; and how people read a day and a moment.
 */
@NullMarked
@ApplicationModule(
    displayName = "Calendar",
    allowedDependencies = {})
package se.kedjan.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
