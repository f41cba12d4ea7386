/**
 * How long a case is kept, what keeps it longer, and how all of it goes at once. Owns holds, the
 * nightly runs and what stays as statistics without identity. Knows from the database's own
 * catalogue where a case's data lie ({@link se.kedjan.retention.HeldOfCase}), in our tables and in
 * the engine's, so that a new table is taken without a word here: it needs a column {@code
 * case_id}, or a foreign key to a table that has one.
 */
@NullMarked
@ApplicationModule(
    displayName = "Retention",
    allowedDependencies = {"access", "responsibility", "calendar", "chain", "forms", "casefile"})
package se.kedjan.retention;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
