/**
 * SOF's individual follow-up together with the participant: the agreement's three questions (S1),
 * at the interval that the process owner's table gives. Owns one row per follow-up. The process
 * starts when a participant is enrolled and ends with the case, or when the participant leaves.
 * Retention deletes the rows with the case.
 */
@NullMarked
@ApplicationModule(
    displayName = "Follow-up",
    allowedDependencies = {
      "access",
      "calendar",
      "responsibility",
      "chain",
      "forms",
      "casefile",
      "transition"
    })
package se.kedjan.followup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
