package se.kedjan.deviation;

import se.kedjan.access.CaseId;
import se.kedjan.responsibility.Act;

/** The participant has left Corner for the time being; the place can go to somebody else. */
public record LeftAfterRelapse(CaseId caseId) implements Act {

  @Override
  public String kind() {
    return "relapse-left";
  }
}
