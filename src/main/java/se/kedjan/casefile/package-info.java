/**
 * The case: its participant, its referral, the identity number and whether it is protected, who is
 * named for it by each party, its state from registered to closed, stopped before its time or
 * opened again for another round. Begins and ends accountability. Other nouns know only its number
 * and ask {@link se.kedjan.casefile.CaseFiles} for the little more they need. Retention deletes the
 * rows of a case here first.
 */
@NullMarked
@ApplicationModule(
    displayName = "Case file",
    allowedDependencies = {"access", "calendar", "identity", "responsibility", "chain", "forms"})
package se.kedjan.casefile;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
