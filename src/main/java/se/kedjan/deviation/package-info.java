/**
 * What happens to a participant at Corner that is not the plan: a deviation with its talk and what
 * it changes, relapse, the individual talk after it, the contact kept with who has left for a
 * while. Relapse is not expulsion, and return is a normal path (S0). Owns a row for each event,
 * talk and contact; publishes {@link se.kedjan.deviation.RelapseNoted} and {@link
 * se.kedjan.deviation.LeftAfterRelapse}, upon which the place is freed. Retention deletes the rows
 * with the case.
 */
@NullMarked
@ApplicationModule(
    displayName = "Deviation",
    allowedDependencies = {
      "access",
      "calendar",
      "responsibility",
      "chain",
      "forms",
      "casefile",
      "consent",
      "transition"
    })
package se.kedjan.deviation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
