package se.kedjan.chain;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import se.kedjan.access.Party;

/**
 * What a reason for a pause or for an ending leads to, from the process owner's table {@code
 * consequences.dmn}.
 *
 * @param decidedBy SOF or Corner
 * @param latest the last day a pause may be planned to, counted from today; it can be prolonged
 * @param reentry where the person may begin again after the pause or in another round: {@code
 *     trial}, {@code enrolment}, {@code choice} of whoever agrees on the return, or {@code none}
 * @param place of a pause: {@code kept}, {@code freed}, or {@code choice} of whoever decides
 * @param tells the parties concerned, who are told as far as consent goes
 */
public record Consequence(
    Party decidedBy, LocalDate latest, String reentry, String place, List<Party> tells) {

  private static final String CHOICE = "choice";
  private static final String NONE = "none";

  /** What the reason is for. */
  public enum Kind {
    PAUSE,
    ENDING;

    /** As the table says it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public boolean allowsPlace(String decision) {
    return place.equals(CHOICE) || place.equals(decision);
  }

  public boolean allowsReentry(String wanted) {
    return leavesReentryOpen() || reentry.equals(wanted);
  }

  /** Whether it is for whoever agrees on the return to say where. */
  public boolean leavesReentryOpen() {
    return reentry.equals(CHOICE);
  }

  public boolean isWithoutReentry() {
    return reentry.equals(NONE);
  }
}
