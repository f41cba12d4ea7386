package se.kedjan.casereview;

import org.springframework.stereotype.Component;
import se.kedjan.access.CaseAccess;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Direction;
import se.kedjan.access.Party;
import se.kedjan.consent.Consents;

/** Whether one party may involve the other in a case. */
@Component
class Telling {

  private final CaseAccess access;
  private final Consents consents;

  Telling(CaseAccess access, Consents consents) {
    this.access = access;
    this.consents = consents;
  }

  /** What is said is the sender's to tell; that there is a case at all is SOF's. */
  boolean isAllowed(CaseId caseId, Party from, Party to) {
    return from == to
        || access.mayRead(to, caseId, from, Category.PARTICIPATION)
            && (to == Party.SOF || consents.stands(caseId, new Direction(Party.SOF, to)));
  }
}
