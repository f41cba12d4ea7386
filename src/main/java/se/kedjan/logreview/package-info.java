/**
 * The look into who has read what: search in the log of readings, and the monthly «Genomför
 * loggkontroll» with what sticks out and a sample drawn at random. For the log reviewer, who sees
 * numbers of cases and names of staff, never whose case it is. Owns the reviews with what was drawn
 * for them, and the log of searches; reads, by SQL alone, the log of readings and what ties staff
 * to a case. Retention deletes what was drawn with the case; the reviews themselves hold nothing of
 * it.
 */
@NullMarked
@ApplicationModule(
    displayName = "Log review",
    allowedDependencies = {"access", "calendar", "responsibility", "chain", "forms"})
package se.kedjan.logreview;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
