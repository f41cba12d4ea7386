/**
 * What the parties decide together about a case: the monthly joint review of all open cases (S4:
 * «träffas månatligen för gemensamma ärendegenomgångar»), meetings of several parties, and the
 * decisions of both, each a step of the party that carries it out. Owns reviews, meetings and
 * decisions. A party is given nothing about a person that the other may not tell it. Retention
 * deletes the rows with the case; that a review was held stays.
 */
@NullMarked
@ApplicationModule(
    displayName = "Case review",
    allowedDependencies = {
      "access",
      "calendar",
      "responsibility",
      "chain",
      "forms",
      "casefile",
      "consent"
    })
package se.kedjan.casereview;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
