package se.kedjan.casefile;

import se.kedjan.access.CaseId;
import se.kedjan.access.Party;
import se.kedjan.responsibility.Act;

/** From now on the member of staff does not reach the case. */
record StaffBlocked(CaseId caseId, String detail) implements Act {

  @Override
  public String kind() {
    return "staff-blocked";
  }

  @Override
  public Party onBehalfOf() {
    return Party.SOF;
  }
}
