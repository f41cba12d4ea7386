package se.kedjan.forms;

import se.kedjan.access.CaseId;

/** Port: one line that tells staff whose case they have open. Personal data; never stored here. */
public interface CaseSummary {

  /** Markdown, with what the participant typed escaped. */
  String of(CaseId caseId);
}
