package se.kedjan.aftercare;

import se.kedjan.access.CaseId;
import se.kedjan.responsibility.Act;

/** Nobody asks the person any more; why is theirs. */
record AfterCareEnded(CaseId caseId) implements Act {

  @Override
  public String kind() {
    return "after-care-ended";
  }
}
