package se.kedjan.pause;

import se.kedjan.access.CaseId;
import se.kedjan.responsibility.Act;

/** The participant does not come back; a place that was kept is free. */
public record LeftDuringPause(CaseId caseId) implements Act {

  @Override
  public String kind() {
    return "contact-ended";
  }
}
