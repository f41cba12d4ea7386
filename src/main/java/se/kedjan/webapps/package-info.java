/**
 * What staff's browsers meet: the door that lets through what Tasklist and, for the process owner,
 * Cockpit need and nothing else ({@link se.kedjan.webapps.OpenWays} is the list), the sign-in and
 * how long it lasts, the Swedish answers to what a caller caused, the filters of Tasklist, and our
 * own pages: a case and its responsibility, the log of readings. Who may follow a case is decided
 * in {@link se.kedjan.webapps.MayFollowCase}, who opens it in {@link se.kedjan.access.CaseAccess}.
 * Owns no table, stores nothing; knows other modules and is known by none.
 */
@NullMarked
@ApplicationModule(
    displayName = "Web applications",
    allowedDependencies = {
      "access",
      "agreement",
      "responsibility",
      "calendar",
      "chain",
      "forms",
      "casefile",
      "enrolment",
      "logreview",
      "retention",
      "rights"
    })
package se.kedjan.webapps;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
