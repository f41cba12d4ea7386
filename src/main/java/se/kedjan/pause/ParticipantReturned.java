package se.kedjan.pause;

import se.kedjan.access.CaseId;
import se.kedjan.responsibility.Act;

/**
 * The pause is over and the participant comes back.
 *
 * @param reentry {@code trial} or {@code enrolment}
 */
public record ParticipantReturned(CaseId caseId, String reentry) implements Act {

  @Override
  public String kind() {
    return "participant-returned";
  }

  @Override
  public String detail() {
    return reentry;
  }
}
