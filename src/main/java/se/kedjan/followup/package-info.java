/**
 * How it goes for a participant at Corner: SOF's individual follow-up with the agreement's three
 * questions and whether the purposes of the referral are met, and Corner's six questions (S1), at
 * the intervals that the process owner's table gives, counted from the enrolment. Owns one row per
 * follow-up and per answer. The process, which also asks for the self-assessment again, starts when
 * a participant is enrolled and ends with the case, or when the participant leaves. Listens to the
 * relapse, which ends what was known of drug-freedom. Retention deletes the rows with the case.
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
      "enrolment",
      "selfassessment",
      "deviation",
      "transition"
    })
package se.kedjan.followup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
