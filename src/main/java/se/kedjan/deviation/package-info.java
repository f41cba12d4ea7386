/**
 * What happens to a participant at Corner that is not the plan: a deviation with its talk and what
 * it changes; relapse, and the individual talk after it, which leads to staying or to a pause
 * (module {@code pause}). Relapse is not expulsion (S0). Owns a row for each event and talk;
 * publishes {@link se.kedjan.deviation.RelapseNoted} and {@link
 * se.kedjan.deviation.LeftAfterRelapse}. Retention deletes the rows with the case.
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
      "transition"
    })
package se.kedjan.deviation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
