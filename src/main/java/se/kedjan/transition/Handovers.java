package se.kedjan.transition;

import java.util.Optional;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Party;
import se.kedjan.responsibility.Accountability;

/**
 * Moves accountability to AMF for the work training and back to the party that had it before: SOF,
 * or for a participant without SOF contact the party that registered the case. Where AMF itself
 * registered it nothing moves.
 */
@Component
class Handovers {

  private final Accountability accountability;

  Handovers(Accountability accountability) {
    this.accountability = accountability;
  }

  void offerToAmf(CaseId caseId) {
    if (!isAmfs(caseId)) {
      accountability.offer(caseId, Party.AMF);
    }
  }

  void answerForAmf(CaseId caseId, boolean accepted) {
    if (!isAmfs(caseId)) {
      answer(caseId, accepted);
    }
  }

  void offerBack(CaseId caseId) {
    holderBeforeAmf(caseId).ifPresent(party -> accountability.offer(caseId, party));
  }

  void answerOfferBack(CaseId caseId, boolean accepted) {
    if (holderBeforeAmf(caseId).isPresent()) {
      answer(caseId, accepted);
    }
  }

  /** Where AMF has the case from another party, that party has it again. */
  void takeBackFromAmf(CaseId caseId) {
    holderBeforeAmf(caseId).ifPresent(party -> accountability.takeBack(caseId, party));
  }

  /** An offer to AMF that lost its process; where AMF holds the case none was made. */
  void lapse(CaseId caseId) {
    if (!isAmfs(caseId)) {
      accountability.withdraw(caseId);
    }
  }

  private Optional<Party> holderBeforeAmf(CaseId caseId) {
    var intervals = accountability.intervals(caseId);
    return isAmfs(caseId) && intervals.size() > 1
        ? Optional.of(intervals.get(intervals.size() - 2).party())
        : Optional.empty();
  }

  private void answer(CaseId caseId, boolean accepted) {
    if (accepted) {
      accountability.accept(caseId);
    } else {
      accountability.refuse(caseId);
    }
  }

  private boolean isAmfs(CaseId caseId) {
    return accountability.current(caseId) == Party.AMF;
  }
}
