package se.kedjan.access;

import java.util.Collection;
import java.util.Set;

/** Port: what ties staff and parties to a case. Implemented by the module that owns the case. */
public interface CaseRelations {

  /** Whether the member of staff is named for the case by the party today, or is the deputy. */
  boolean isNamed(StaffId staff, CaseId caseId, Party party);

  /** Whether one of the case's open steps is assigned to the member of staff. */
  boolean holdsStep(StaffId staff, CaseId caseId);

  /**
   * Those of the cases that the member of staff is named for, deputy of, or holds a step of: {@link
   * #isNamed} and {@link #holdsStep} of many at once, in one question.
   */
  Set<CaseId> tiedTo(StaffId staff, Collection<CaseId> cases, Party party);

  /** Whether the party registered the case, has or had somebody named, or has a step to do. */
  boolean takesPart(Party party, CaseId caseId);

  /** As {@link #takesPart}, of many at once, in one question. */
  Set<CaseId> takingPart(Party party, Collection<CaseId> cases);
}
