/**
 * Read-only measures over the tables of the other modules. Writes nothing, is known by nobody; a
 * figure is a query, never a counter that could drift.
 */
@NullMarked
@ApplicationModule(
    displayName = "Reports",
    allowedDependencies = {"calendar"})
package se.kedjan.reports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
