package se.kedjan.casefile;

import se.kedjan.access.CaseId;
import se.kedjan.responsibility.Act;

/** For those who hold something for the case: a place, a place in the queue. */
public record CaseClosed(CaseId caseId, EndState endState) implements Act {

  @Override
  public String kind() {
    return "case-closed";
  }

  @Override
  public String detail() {
    return endState.name();
  }
}
