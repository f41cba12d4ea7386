package se.kedjan.casefile;

import org.jspecify.annotations.Nullable;
import se.kedjan.access.CaseId;
import se.kedjan.responsibility.Act;

/**
 * The case does not go on: whoever holds something for it lets go at once. After a death it is
 * closed in the same transaction, else SOF sums up first.
 *
 * @param why a word of the process variable {@code stopReason}
 */
public record CaseStopped(CaseId caseId, String why) implements Act {

  private static final String DECEASED = "deceased";

  public boolean isDeath() {
    return why.equals(DECEASED);
  }

  @Override
  public String kind() {
    return "case-stopped";
  }

  @Override
  public @Nullable String detail() {
    return why;
  }
}
