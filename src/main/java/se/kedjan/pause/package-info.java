/**
 * Away from Corner for a while: why somebody is about to leave and who decides then ({@link
 * se.kedjan.pause.Leavings}, from the owner's table), the pause with its place kept or freed until
 * a day, the contact kept meanwhile, and the return to the trial or to the enrolment. What SOF
 * reports, care, LVM and prison among it, is a word that only SOF sees. Owns leavings, pauses and
 * contacts; publishes {@link se.kedjan.pause.PauseBegan}, {@link se.kedjan.pause.PauseProlonged},
 * {@link se.kedjan.pause.ParticipantReturned} and {@link se.kedjan.pause.LeftDuringPause}; hears of
 * the end of a case. Retention deletes the rows with it.
 */
@NullMarked
@ApplicationModule(
    displayName = "Pause",
    allowedDependencies = {
      "access",
      "calendar",
      "responsibility",
      "chain",
      "forms",
      "casefile",
      "consent"
    })
package se.kedjan.pause;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
