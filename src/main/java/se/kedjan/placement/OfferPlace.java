package se.kedjan.placement;

import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.forms.StepForm;
import se.kedjan.forms.Submission;

/** Corner picks whom a free place goes to, reviews those who wait, or lets them go. */
@Component
class OfferPlace implements StepForm {

  private final Places places;
  private final WaitingList waitingList;
  private final PlaceRequests requests;
  private final QueueText queueText;
  private final QueueSkips skips;
  private final Reservations reservations;

  OfferPlace(
      Places places,
      WaitingList waitingList,
      PlaceRequests requests,
      QueueText queueText,
      QueueSkips skips,
      Reservations reservations) {
    this.places = places;
    this.waitingList = waitingList;
    this.requests = requests;
    this.queueText = queueText;
    this.skips = skips;
    this.reservations = reservations;
  }

  @Override
  public Category category() {
    return Category.PARTICIPATION;
  }

  @Override
  public Map<String, ?> prefill(CaseId caseId) {
    var prefill = new HashMap<String, Object>(requests.prefill(caseId));
    var pool = places.poolOf(caseId);
    prefill.put("queueText", queueText.queue(pool, caseId));
    prefill.put("soonFreeText", queueText.soonFree(pool, caseId));
    return prefill;
  }

  @Override
  public Map<ProcessVariable, ?> submit(Submission s) {
    switch (s.word("placement")) {
      case "reserved" -> reserve(s);
      case "queued" -> staysInQueue(s);
      default -> {
        reservations.end(s.caseId(), "withdrawn");
        places.release(s.caseId());
        waitingList.leave(s.caseId(), "withdrawn");
        // How the case ends for who was enrolled once, and is summed up first.
        return Map.of(ProcessVariable.OUTCOME, "ownChoice");
      }
    }
    return Map.of();
  }

  private void reserve(Submission s) {
    var pool = places.poolOf(s.caseId());
    places.oneAtATime(pool);
    if (!places.takeUp(s.caseId(), s.day("placeFrom"))) {
      skips.note(s, pool);
      reservations.end(s.caseId(), "withdrawn");
      places.reserve(s.caseId(), s.day("placeFrom"));
    }
    waitingList.leave(s.caseId(), "placed");
  }

  private void staysInQueue(Submission s) {
    var pool = places.poolOf(s.caseId());
    var soonFree = s.yes("reserveSoonFree");
    if (soonFree != null) {
      places.oneAtATime(pool);
      if (soonFree) {
        skips.note(s, pool);
        reservations.promiseEarliest(s.caseId(), pool, s.staff());
      } else {
        reservations.end(s.caseId(), "withdrawn");
      }
    }
    waitingList.review(s.caseId(), s.word("queueReason"));
  }
}
