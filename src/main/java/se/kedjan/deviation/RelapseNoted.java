package se.kedjan.deviation;

import se.kedjan.access.CaseId;

/** Corner has noted a relapse. No act of its own: the step that notes it stands in the log. */
public record RelapseNoted(CaseId caseId) {}
