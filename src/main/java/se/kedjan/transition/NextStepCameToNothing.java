package se.kedjan.transition;

import se.kedjan.access.CaseId;

/**
 * What was planned will not be: not offered to AMF, not taken over, or given up on the way. Who
 * holds a place at Corner does not leave it by that plan any more. No row of the log: what led here
 * has its own.
 */
public record NextStepCameToNothing(CaseId caseId) {}
