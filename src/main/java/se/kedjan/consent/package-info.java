/**
 * What the person has agreed to: per direction between the parties (and from SOF to further
 * receivers, which are data) and category, until when, in which form, who noted it. A row per thing
 * noted; the latest of a direction says what holds, and {@link se.kedjan.consent.Consents} answers
 * {@link se.kedjan.access.GivenConsent} for everybody. Each party takes the consent to what it may
 * tell; any of them notes a withdrawal, which acts at once: steps that rest on it are cancelled and
 * SOF decides how the case goes on ({@link se.kedjan.consent.WithdrawalDecided} tells the places
 * and the transition). Retention deletes the rows with the case.
 */
@NullMarked
@ApplicationModule(
    displayName = "Consent",
    allowedDependencies = {"access", "calendar", "responsibility", "chain", "forms", "casefile"})
package se.kedjan.consent;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
