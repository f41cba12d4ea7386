package se.kedjan.access;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** Port: what the person has agreed to. Implemented by the module that owns the consents. */
public interface GivenConsent {

  /** Whether the one party may tell the other this kind of data today. */
  boolean allows(CaseId caseId, Party from, Party to, Category what);

  /** Those of the cases where it does, asked for all at once. */
  Set<CaseId> allowing(Collection<CaseId> cases, Party from, Party to, Category what);

  /** Whether the one party could tell the other something once, and no more: withdrawn or over. */
  boolean hasEnded(CaseId caseId, Party from, Party to);

  /** The last day of what the one may tell the other today; empty where no day is said. */
  Optional<LocalDate> until(CaseId caseId, Party from, Party to);
}
