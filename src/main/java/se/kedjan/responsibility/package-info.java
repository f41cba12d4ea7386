/**
 * Who did what, when, on whose behalf; who is accountable for a case; whom it waits for. Owns the
 * append-only log (chained per case under a key), the intervals of accountability with their
 * handovers, and the open steps. Listens synchronously to every {@link
 * se.kedjan.responsibility.Act}: if the row cannot be written, the act does not happen. A case
 * finds its chain, which bears a random name, through {@code log_chain}. Retention deletes that
 * row, payloads and salts; rows and heads stay.
 */
@NullMarked
@ApplicationModule(
    displayName = "Responsibility",
    allowedDependencies = {"access", "calendar"})
package se.kedjan.responsibility;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
