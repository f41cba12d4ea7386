package se.kedjan.aftercare;

import se.kedjan.access.CaseId;
import se.kedjan.access.Party;
import se.kedjan.responsibility.Act;

/**
 * There is news after the end that the party may know: it stands on «Ärendet».
 *
 * @param onBehalfOf the party that is told
 */
public record AfterCareTold(CaseId caseId, Party onBehalfOf) implements Act {

  @Override
  public String kind() {
    return "after-care-told";
  }
}
