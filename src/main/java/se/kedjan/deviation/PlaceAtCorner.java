package se.kedjan.deviation;

import se.kedjan.access.CaseId;

/** Port: whether the participant comes to Corner at present. */
public interface PlaceAtCorner {

  boolean isUsed(CaseId caseId);
}
