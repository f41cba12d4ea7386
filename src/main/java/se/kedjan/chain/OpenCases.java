package se.kedjan.chain;

import se.kedjan.access.CaseId;

/** Port: whether the way of a case is still open, for what would begin in it. */
public interface OpenCases {

  /** Whether the case exists and is not closed. */
  boolean isOpen(CaseId caseId);
}
