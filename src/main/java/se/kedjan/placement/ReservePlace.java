package se.kedjan.placement;

import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.forms.StepForm;
import se.kedjan.forms.Submission;

/** Step 6, Corner: reserves a place, or puts the participant in the queue. */
@Component
class ReservePlace implements StepForm {

  private final Places places;
  private final WaitingList waitingList;
  private final PlaceRequests requests;
  private final QueueText queueText;
  private final QueueSkips skips;

  ReservePlace(
      Places places,
      WaitingList waitingList,
      PlaceRequests requests,
      QueueText queueText,
      QueueSkips skips) {
    this.places = places;
    this.waitingList = waitingList;
    this.requests = requests;
    this.queueText = queueText;
    this.skips = skips;
  }

  @Override
  public Category category() {
    return Category.PARTICIPATION;
  }

  @Override
  public Map<String, ?> prefill(CaseId caseId) {
    var prefill = new HashMap<String, Object>(requests.prefill(caseId));
    prefill.put("queueText", queueText.queue(places.poolOf(caseId), caseId));
    return prefill;
  }

  @Override
  public Map<ProcessVariable, ?> submit(Submission s) {
    if ("reserved".equals(s.word("placement"))) {
      var pool = places.poolOf(s.caseId());
      places.oneAtATime(pool);
      skips.note(s, pool);
      places.reserve(s.caseId(), s.day("placeFrom"));
    } else {
      waitingList.join(s.caseId(), s.word("queueReason"));
    }
    return Map.of();
  }
}
