/**
 * Places and who waits for one. Ten places at Corner are for SOF's clients (S1), with validity
 * dates as data; others take part too and are counted apart. The database has the last word: each
 * allocation holds a numbered place that no other can hold at the same time, and a place that will
 * be free can be promised to one who waits. Who waits stands in the order of the owner's table; a
 * human picks, and whoever is passed by has a row that says why. Listens to the acts of other
 * modules that free a place. Retention deletes all of it with the case.
 */
@NullMarked
@ApplicationModule(
    displayName = "Placement",
    allowedDependencies = {
      "access",
      "calendar",
      "responsibility",
      "chain",
      "forms",
      "casefile",
      "consent",
      "enrolment",
      "deviation",
      "pause",
      "transition"
    })
package se.kedjan.placement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
