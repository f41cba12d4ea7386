/**
 * Late steps and what was done about them. The step stays with who has it; a head of unit, or the
 * process owner, sees to it that it gets done. Which steps are late, and to whom they escalate, is
 * known by {@code responsibility}; here stand the measures taken. Retention deletes the rows with
 * the case.
 */
@NullMarked
@ApplicationModule(
    displayName = "Escalation",
    allowedDependencies = {"access", "calendar", "responsibility", "chain", "forms"})
package se.kedjan.escalation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
