package se.kedjan.deviation;

import se.kedjan.access.CaseId;
import se.kedjan.responsibility.Act;

/** The participant wants to be away for a while; about pause and place somebody decides next. */
public record LeftAfterRelapse(CaseId caseId) implements Act {

  @Override
  public String kind() {
    return "relapse-left";
  }
}
