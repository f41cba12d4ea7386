package se.kedjan.forms;

import java.time.Instant;
import java.util.List;
import java.util.Set;
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
   * @param written what somebody wrote freely, shown after the text to who may know who the person
   *     is
   * @param staffName absent where the register does not know who it was
   */
  record Note(Instant at, String text, @Nullable String written, @Nullable String staffName) {}

  /** What the list is called, in Swedish. */
  String title();

  /** Whose data it is. */
  Party owner();

  Category category();

  /** Elements whose own sheets say what the list says as it stands now: they are not shown too. */
  default Set<String> insteadOf() {
    return Set.of();
  }

  /** Oldest first. */
  List<Note> of(CaseId caseId);
}
