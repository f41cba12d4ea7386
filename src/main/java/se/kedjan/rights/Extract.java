package se.kedjan.rights;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.kedjan.access.CaseId;
import se.kedjan.access.Party;
import se.kedjan.forms.SubmittedForms;
import se.kedjan.responsibility.CaseHistory;
import se.kedjan.retention.HeldOfCase;

/**
 * All that is held of a case: first told for a person to read, then every row of every table.
 *
 * @param identityNumber kind and number, which lie encrypted in the tables
 * @param staff names of the staff that the extract speaks of, by id
 * @param receivers whom something may be told by consent, by id
 * @param tables complete; the rest is told from them
 */
public record Extract(
    CaseId caseId,
    Instant madeAt,
    String madeBy,
    @Nullable String identityNumber,
    Map<String, String> staff,
    Map<String, String> receivers,
    List<SubmittedForms.Filled> forms,
    List<Correction> corrections,
    List<Objection> objections,
    List<Reading> readings,
    List<CaseHistory.Done> acts,
    List<HeldOfCase.Table> tables) {

  /**
   * @param submissionId absent where a detail of the participant was corrected
   * @param what the detail, or the key of the form's field
   */
  public record Correction(
      @Nullable Long submissionId,
      String what,
      @Nullable String before,
      @Nullable String right,
      String reason,
      String recordedBy,
      Instant at) {}

  public record Objection(String objection, String reason, String recordedBy, Instant at) {}

  /** Who read what through which screen. */
  public record Reading(
      Instant at, String staffId, @Nullable Party party, String part, String screen) {}

  /** The name where it is known, else the id. */
  public String nameOf(String staffId) {
    return staff.getOrDefault(staffId, staffId);
  }
}
