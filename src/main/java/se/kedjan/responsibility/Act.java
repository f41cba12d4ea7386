package se.kedjan.responsibility;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.kedjan.access.CaseId;
import se.kedjan.access.Party;

/**
 * Something that was done and must be provable. Publish it as a Spring event inside the transaction
 * that does it: its row in the log is written before {@code publishEvent} returns.
 */
public interface Act {

  /** The case whose chain the act belongs to; absent for acts without a case. */
  @Nullable CaseId caseId();

  /** What was done, as a stable English word in kebab case: {@code place-reserved}. */
  String kind();

  /** The step in the model it belongs to, as element id. */
  default @Nullable String step() {
    return null;
  }

  default @Nullable String taskId() {
    return null;
  }

  /** The party it was done for, where that is not the actor's own. */
  default @Nullable Party onBehalfOf() {
    return null;
  }

  /** Metadata that stays for ever: an enum word, a staff id, a date. Nothing about the person. */
  default @Nullable String detail() {
    return null;
  }

  /** What may hold personal data: only its keyed hash stands in the log. */
  default Map<String, ?> payload() {
    return Map.of();
  }
}
