/**
 * What staff's browsers meet: the door that lets through what Tasklist and, for the process owner,
 * Cockpit need and nothing else ({@link se.kedjan.webapps.OpenWays} is the list), the sign-in and
 * how long it lasts, the Swedish answers to what a caller caused, the filters of Tasklist, and the
 * reading of a case's responsibility. Who may follow a case is decided in {@link
 * se.kedjan.webapps.MayFollowCase} and nowhere else. Owns no table, stores nothing; knows other
 * modules and is known by none.
 */
@NullMarked
@ApplicationModule(
    displayName = "Web applications",
    allowedDependencies = {
      "access",
      "responsibility",
      "calendar",
      "chain",
      "forms",
      "casefile",
      "retention",
      "rights"
    })
package se.kedjan.webapps;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
