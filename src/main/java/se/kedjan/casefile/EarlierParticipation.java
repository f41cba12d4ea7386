package se.kedjan.casefile;

import se.kedjan.access.CaseId;

/** What the case file may ask of the module that enrols. */
public interface EarlierParticipation {

  /** Whether the participant has been enrolled in any round of the case. */
  boolean wasEnrolled(CaseId caseId);
}
