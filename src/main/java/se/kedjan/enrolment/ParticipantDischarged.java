package se.kedjan.enrolment;

import java.time.LocalDate;
import se.kedjan.access.CaseId;
import se.kedjan.responsibility.Act;

/**
 * The participant has left the activity for good and the place is free (S1 «för att ge plats åt
 * någon annan»).
 *
 * @param dischargedOn Stockholm date, today at the latest
 * @param outcome the word of the process variable {@code outcome}
 */
public record ParticipantDischarged(CaseId caseId, LocalDate dischargedOn, String outcome)
    implements Act {

  @Override
  public String kind() {
    return "participant-discharged";
  }

  @Override
  public String detail() {
    return outcome + " " + dischargedOn;
  }
}
