package se.kedjan.pause;

import java.time.LocalDate;
import se.kedjan.access.CaseId;

/**
 * The participant stays away longer; whoever keeps a place for the return keeps it as long.
 *
 * @param until the planned last day from now on
 */
public record PauseProlonged(CaseId caseId, LocalDate until) {}
