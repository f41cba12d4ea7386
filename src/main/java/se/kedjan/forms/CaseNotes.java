package se.kedjan.forms;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;

/**
 * Port: what a module has noted of a case though no form of that case was filled in. Shown on
 * «Ärendet» to whoever may read that kind of the owner's data.
 */
public interface CaseNotes {

  /**
   * @param staffName absent where the register does not know who it was
   * @param written what somebody wrote freely, shown after the text to who may know who the person
   *     is
   */
  record Note(Instant at, String text, @Nullable String written, @Nullable String staffName) {}

  /** What the list is called, in Swedish. */
  String title();

  /** Whose data it is. */
  Party owner();

  Category category();

  /** Oldest first. */
  List<Note> of(CaseId caseId);
}
