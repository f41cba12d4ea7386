package se.kedjan.chain;

import se.kedjan.access.CaseId;
import se.kedjan.access.Direction;

/** Port: whether a consent has ended in a case and SOF has not decided how the case goes on. */
public interface UndecidedConsent {

  boolean isUndecided(CaseId caseId, Direction direction);
}
