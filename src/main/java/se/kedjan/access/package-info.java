/**
 * Who acts, for which party and unit on a day; who is admitted by what the city's provider says
 * ({@link se.kedjan.access.SigningIn}); who may see and work which task; who reaches a case and
 * what of it they may read ({@link se.kedjan.access.CaseAccess}, the one place that decides); the
 * log of every reading. Owns the staff register, who is named for a sheet about many cases, the
 * blocks, the protected identities and the read log. Of the numbers of staff it keeps hashes only.
 * Knows no domain module: what ties staff to a case and what the person has agreed to come through
 * ports. Retention deletes the rows of a case.
 */
@NullMarked
@ApplicationModule(
    displayName = "Access",
    allowedDependencies = {"identity"})
package se.kedjan.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
