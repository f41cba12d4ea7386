package se.kedjan.enrolment;

import se.kedjan.access.CaseId;
import se.kedjan.responsibility.Act;

/** The participant left the trial; the place it took is free again. */
public record TrialDeclined(CaseId caseId) implements Act {

  @Override
  public String kind() {
    return "trial-declined";
  }
}
