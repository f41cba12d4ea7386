package se.kedjan.access;

import java.util.HashMap;
import java.util.Map;

/**
 * What one member of staff may read of one case that they reach. Asks {@link CaseAccess} about each
 * party and kind once.
 */
public final class CaseReading {

  private record Kind(Party owner, Category what) {}

  private final CaseAccess access;
  private final Actor reader;
  private final CaseId caseId;
  private final Map<Kind, Boolean> read = new HashMap<>();
  private final Map<Party, Boolean> known = new HashMap<>();

  CaseReading(CaseAccess access, Actor reader, CaseId caseId) {
    this.access = access;
    this.reader = reader;
    this.caseId = caseId;
  }

  public CaseId caseId() {
    return caseId;
  }

  /** Whether the party is the reader's own: what stays with a party is for its staff alone. */
  public boolean isOwn(Party owner) {
    return reader.party() == owner;
  }

  public boolean mayRead(Party owner, Category what) {
    var party = reader.party();
    return party != null
        && read.computeIfAbsent(
            new Kind(owner, what), kind -> access.mayRead(party, caseId, owner, what));
  }

  /** Whether what the party has noted of who the person is may be seen. */
  public boolean mayKnowWho(Party owner) {
    return known.computeIfAbsent(owner, party -> access.mayKnowWho(reader, caseId, party));
  }
}
