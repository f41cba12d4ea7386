/**
 * The person's rights: to be told all that is held, to have what is wrong put right beside what
 * stood there, to object. Owns corrections and objections, which go with the case. The extract is
 * made anew each time from what every table holds, and is not kept.
 */
@NullMarked
@ApplicationModule(
    displayName = "Rights",
    allowedDependencies = {
      "access",
      "identity",
      "responsibility",
      "calendar",
      "chain",
      "forms",
      "casefile",
      "retention"
    })
package se.kedjan.rights;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
