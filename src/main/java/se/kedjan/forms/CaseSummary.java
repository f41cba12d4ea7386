package se.kedjan.forms;

import se.kedjan.access.CaseId;
import se.kedjan.access.Party;

/** Port: one line that tells staff whose case they have open. Personal data; never stored here. */
public interface CaseSummary {

  /**
   * Markdown, with what people typed escaped.
   *
   * @param reader the party whose step it is; what only others may know is left out
   */
  String of(CaseId caseId, Party reader);
}
