package se.kedjan.casefile;

import se.kedjan.access.CaseId;
import se.kedjan.access.Party;
import se.kedjan.responsibility.Act;

/** A closed case is open again under its old number, and SOF answers for it. */
public record CaseReopened(CaseId caseId) implements Act {

  @Override
  public String kind() {
    return "case-reopened";
  }

  @Override
  public Party onBehalfOf() {
    return Party.SOF;
  }
}
