package se.kedjan.enrolment;

import se.kedjan.access.CaseId;
import se.kedjan.responsibility.Act;

/** Corner does not enrol the participant; the place held since the trial is free again. */
public record EnrolmentDeclined(CaseId caseId) implements Act {

  @Override
  public String kind() {
    return "enrolment-declined";
  }
}
