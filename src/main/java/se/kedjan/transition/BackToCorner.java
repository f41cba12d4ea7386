package se.kedjan.transition;

import se.kedjan.access.CaseId;
import se.kedjan.responsibility.Act;

/** The transition did not work out and the case has been taken back: «åter på Corner» (S0). */
public record BackToCorner(CaseId caseId) implements Act {

  @Override
  public String kind() {
    return "returned-to-corner";
  }
}
