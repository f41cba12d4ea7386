package se.kedjan.transition;

import se.kedjan.access.CaseId;
import se.kedjan.responsibility.Act;

/** The transition is over and does not lead back to Corner: the place is no longer needed. */
public record LeftForGood(CaseId caseId) implements Act {

  @Override
  public String kind() {
    return "left-for-good";
  }
}
