/**
 * From the first study visit to the discharge: the visit, the trial, what SOF thinks and what
 * Corner decides, the individual plan with its schedule, the phase, the plan for rehabilitation,
 * the guide and the division of responsibility as each party confirmed it. Owns these rows; every
 * round of a step is a row of its own, and a return begins from the earlier plan. Publishes {@link
 * se.kedjan.enrolment.ParticipantEnrolled}, {@link se.kedjan.enrolment.ParticipantDischarged},
 * {@link se.kedjan.enrolment.TrialDeclined} and {@link se.kedjan.enrolment.EnrolmentDeclined}, and
 * listens to nobody. Asks consent before it shows one party what another has written. Retention
 * deletes the rows with the case.
 */
@NullMarked
@ApplicationModule(
    displayName = "Enrolment",
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
package se.kedjan.enrolment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
