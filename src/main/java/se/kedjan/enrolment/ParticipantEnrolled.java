package se.kedjan.enrolment;

import java.time.LocalDate;
import se.kedjan.access.CaseId;
import se.kedjan.responsibility.Act;

/**
 * The participant has an individual plan and a schedule at the activity; comes again at a return.
 *
 * @param enrolledOn Stockholm date, today at the latest
 */
public record ParticipantEnrolled(CaseId caseId, LocalDate enrolledOn) implements Act {

  @Override
  public String kind() {
    return "participant-enrolled";
  }

  @Override
  public String detail() {
    return enrolledOn.toString();
  }
}
