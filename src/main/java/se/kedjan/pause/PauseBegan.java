package se.kedjan.pause;

import java.time.LocalDate;
import se.kedjan.access.CaseId;
import se.kedjan.responsibility.Act;

/**
 * The participant is away from Corner until a day, and keeps the place or not.
 *
 * @param reason a word of the process variable {@code leavingReason}: for SOF's eyes where it is
 *     care, LVM or prison, so that it stands in no log
 * @param until the planned last day
 */
public record PauseBegan(CaseId caseId, String reason, boolean placeKept, LocalDate until)
    implements Act {

  @Override
  public String kind() {
    return "pause-began";
  }

  @Override
  public String detail() {
    return (placeKept ? "kept " : "freed ") + until;
  }
}
