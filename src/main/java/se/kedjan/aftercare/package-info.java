/**
 * How it goes after the case has ended: work, sobriety and housing, asked three times by SOF, or by
 * AMF after work training and the like, and only under a consent that is given at the end. Owns
 * that consent and one row per time asked. Listens to the summary, where the consent is given, and
 * to the case being closed, which starts the process; the process owner's table says after which
 * ends and by whom. The case stays closed and nobody answers for it again. Retention counts from
 * the last answer, and deletes the rows and a process that is left with the case.
 */
@NullMarked
@ApplicationModule(
    displayName = "After-care",
    allowedDependencies = {"access", "calendar", "responsibility", "chain", "forms", "casefile"})
package se.kedjan.aftercare;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
