package se.kedjan.casefile;

import java.time.LocalDate;
import se.kedjan.access.CaseId;

/** What the case file may ask of the module that enrols. */
public interface EarlierParticipation {

  /** Whether the participant has been enrolled in any round of the case. */
  boolean wasEnrolled(CaseId caseId);

  /** Whether the participant has been enrolled on the day or later. */
  boolean wasEnrolled(CaseId caseId, LocalDate since);

  /** Whether the participant has been at the activity on the day or later, on trial or enrolled. */
  boolean hasCome(CaseId caseId, LocalDate since);
}
