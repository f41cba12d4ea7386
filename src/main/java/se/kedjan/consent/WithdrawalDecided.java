package se.kedjan.consent;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import se.kedjan.access.CaseId;
import se.kedjan.access.Direction;
import se.kedjan.responsibility.Act;

/**
 * SOF has decided how a case goes on after consents have ended.
 *
 * @param ended the directions it was about
 * @param missing those of them that are still not consented to
 * @param goesOn with what is left; else the case is being closed
 */
public record WithdrawalDecided(
    CaseId caseId, String step, List<Direction> ended, Set<Direction> missing, boolean goesOn)
    implements Act {

  @Override
  public String kind() {
    return goesOn ? "went-on-with-less" : "ended-without-consent";
  }

  @Override
  public String detail() {
    return missing.stream().map(Direction::toString).sorted().collect(Collectors.joining(" "));
  }
}
