package se.kedjan.casefile;

import se.kedjan.access.CaseId;
import se.kedjan.forms.Submission;

/**
 * The case has been summarised and is about to be closed: for those who own what else the form asks
 * at the end. After a withdrawn consent the form asks nothing else.
 */
public record SummaryGiven(CaseId caseId, Submission form) {}
