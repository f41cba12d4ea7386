package se.kedjan.casefile;

import java.time.LocalDate;
import java.util.Optional;
import se.kedjan.access.CaseId;

/** What the case file may ask of the module that knows why a participant left. */
public interface WhyItEnded {

  /**
   * The reason, as the owner's table calls it, for which the round that began on the day ended so;
   * empty where nobody left for a reason.
   */
  Optional<String> reason(CaseId caseId, EndState endState, LocalDate since);
}
