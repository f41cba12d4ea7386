/**
 * Who was at the activity, day by day. Each Friday a task for Corner opens with a grid of everybody
 * at the activity that week; what is saved on the way stays on the server, and a closed week is
 * corrected with a reason only. Repeated unreported absence leads to contact and to what a person
 * decides, as the owner's table says; SOF hears of a discharge first. Owns the weeks, the days, the
 * corrections, the steps after absence and from when to when each participant was there, which it
 * hears from enrolment, pause, transition, consent and the case. Retention deletes the rows with
 * the case; a week holds opening hours, and nobody.
 */
@NullMarked
@ApplicationModule(
    displayName = "Attendance",
    allowedDependencies = {
      "access",
      "calendar",
      "responsibility",
      "chain",
      "forms",
      "casefile",
      "consent",
      "enrolment",
      "pause",
      "transition"
    })
package se.kedjan.attendance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
