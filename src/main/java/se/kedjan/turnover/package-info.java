/**
 * Who takes over when staff change: one case, all cases of somebody who leaves, cases that nobody
 * holds any more; who of a party is named for a sheet about many cases; and units that change their
 * name or place from a day on. Owns the changes with their reasons; who is named is owned by {@code
 * casefile}, units and staff by {@code access}. Looks every morning for whoever has left: what they
 * are named for of sheets ends, their steps go on, and cases without anybody come to a head.
 * Retention deletes the rows with the case.
 */
@NullMarked
@ApplicationModule(
    displayName = "Turnover",
    allowedDependencies = {"access", "calendar", "responsibility", "chain", "forms", "casefile"})
package se.kedjan.turnover;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
