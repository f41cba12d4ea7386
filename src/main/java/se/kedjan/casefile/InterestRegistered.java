package se.kedjan.casefile;

import se.kedjan.access.CaseId;
import se.kedjan.access.Party;
import se.kedjan.responsibility.Act;

/**
 * A case has come to be. The form requires the consent that lets the registering party tell SOF.
 */
public record InterestRegistered(CaseId caseId, Party onBehalfOf) implements Act {

  @Override
  public String kind() {
    return "interest-registered";
  }
}
