package se.kedjan.access;

/** Port: what the person has agreed to be asked, and told of, after the case has ended. */
public interface AfterCareConsent {

  /** Whether what the one party has learnt after the end may be told the other today. */
  boolean allows(CaseId caseId, Party from, Party to);
}
