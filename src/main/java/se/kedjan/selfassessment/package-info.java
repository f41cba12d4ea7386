/**
 * How the participant rates their own situation, together with SOF: S1's questions on scales from 0
 * to 10, sober days and sober hours. Owns one row per occasion, a refusal with its reason included;
 * the baseline at each enrolment, repeats counted from the first, one at the end. Every question
 * may be skipped, but an assessment without any answer is a refusal. Listens to the summary at the
 * end; retention deletes the rows with the case.
 */
@NullMarked
@ApplicationModule(
    displayName = "Self-assessment",
    allowedDependencies = {
      "access",
      "calendar",
      "responsibility",
      "chain",
      "forms",
      "casefile",
      "enrolment"
    })
package se.kedjan.selfassessment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
