package se.kedjan.access;

/** Port: what the person has agreed to. Implemented by the module that owns the consents. */
public interface GivenConsent {

  /** Whether the one party may tell the other this kind of data today. */
  boolean allows(CaseId caseId, Party from, Party to, Category what);

  /** Whether the one party could tell the other something once, and no more: withdrawn or over. */
  boolean hasEnded(CaseId caseId, Party from, Party to);
}
