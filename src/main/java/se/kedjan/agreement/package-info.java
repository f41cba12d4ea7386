/**
 * For how long an activity is agreed upon ({@link se.kedjan.agreement.Agreements}), and what
 * becomes of each participant when the agreement ends (S1: the agreement is for a period and is
 * renegotiated or wound down). Owns the periods, which are data with validity dates that the
 * process owner registers, and a row per case and end: SOF is asked for a plan in good time, and
 * whoever is to end with the agreement is stopped the day after it, unless another follows. An
 * agreement whose end moves makes what was planned for the old one lapse. Listens to cases that are
 * stopped, discharged, closed for want of consent or opened again. Retention deletes the plans with
 * the case.
 */
@NullMarked
@ApplicationModule(
    displayName = "Agreement",
    allowedDependencies = {
      "access",
      "calendar",
      "responsibility",
      "chain",
      "forms",
      "casefile",
      "consent",
      "enrolment"
    })
package se.kedjan.agreement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
