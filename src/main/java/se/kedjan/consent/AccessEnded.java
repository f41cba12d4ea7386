package se.kedjan.consent;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.kedjan.access.CaseId;
import se.kedjan.access.Direction;
import se.kedjan.access.Party;
import se.kedjan.responsibility.Act;

/**
 * For the receiver: that it ended and what, and not why.
 *
 * @param onBehalfOf the receiver, where that is a party
 */
public record AccessEnded(CaseId caseId, @Nullable Party onBehalfOf, String detail) implements Act {

  @Override
  public String kind() {
    return "access-ended";
  }

  /** Empty where the receiver is none of the parties. */
  public Optional<Direction> direction() {
    return Direction.parse(detail.split(" ")[0]);
  }
}
