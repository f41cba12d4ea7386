/**
 * The way onward from Corner: raised, commented by SOF and Corner, assessed and planned by AMF,
 * handed over, started, reconciled and handed back. Owns one {@code Transition} per attempt with
 * what each party said about it; and since when the participant is drug-free; six months is a
 * guideline there, a prompt to SOF and never a gate (S0). Moves accountability through {@link
 * se.kedjan.responsibility.Accountability}. Publishes {@link
 * se.kedjan.transition.WorkTrainingStarted}, {@link se.kedjan.transition.BackToCorner} and {@link
 * se.kedjan.transition.NextStepCameToNothing} to who keeps the places, and listens to the case
 * being closed and opened again. What one party wrote is shown to another only where consent covers
 * that direction. Retention deletes the rows with the case.
 */
@NullMarked
@ApplicationModule(
    displayName = "Transition",
    allowedDependencies = {
      "access",
      "calendar",
      "responsibility",
      "chain",
      "forms",
      "casefile",
      "consent",
      "pause"
    })
package se.kedjan.transition;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
