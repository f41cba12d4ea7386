/**
 * The door to the running chain: process variables as typed constants, deadlines and parameters
 * from the owner's tables, messages between the processes of a case, the life of a task (due date,
 * named person, log), and the guards that keep what is not declared out of the engine. Owns no
 * table; knows no domain module and defines {@link se.kedjan.chain.CaseStaffing} for the case file
 * and {@link se.kedjan.chain.UndecidedConsent} for the consents to implement. The order of the
 * steps stands in the models and nowhere here.
 */
@NullMarked
@ApplicationModule(
    displayName = "Chain",
    allowedDependencies = {"access", "calendar", "responsibility"})
package se.kedjan.chain;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
