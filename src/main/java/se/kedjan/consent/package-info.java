/**
 * What the person has agreed to, per direction between the parties, until when, in which form and
 * who took it. Withdrawal, categories and what each view shows build on these rows. Retention
 * deletes them with the case.
 */
@NullMarked
@ApplicationModule(
    displayName = "Consent",
    allowedDependencies = {"access", "calendar", "responsibility", "chain", "forms", "casefile"})
package se.kedjan.consent;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
