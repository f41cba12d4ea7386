package se.kedjan.casereview;

import java.util.Collection;
import java.util.Set;
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

  /** That AMF is in a case is AMF's to tell Corner, or not; of the others it is plain to all. */
  boolean isKnown(CaseId caseId, Party party, Party reader) {
    return party != Party.AMF
        || reader != Party.CORNER
        || access.mayRead(reader, caseId, party, Category.PARTICIPATION);
  }

  /** As {@link #isKnown}, of many at once: where the party is known. */
  Set<CaseId> known(Collection<CaseId> cases, Party party, Party reader) {
    return party != Party.AMF || reader != Party.CORNER
        ? Set.copyOf(cases)
        : access.mayRead(reader, cases, party, Category.PARTICIPATION);
  }

  /** What is said is the sender's to tell; that there is a case at all is SOF's. */
  boolean isAllowed(CaseId caseId, Party from, Party to) {
    return from == to
        || access.mayRead(to, caseId, from, Category.PARTICIPATION)
            && (to == Party.SOF || consents.stands(caseId, new Direction(Party.SOF, to)));
  }
}
