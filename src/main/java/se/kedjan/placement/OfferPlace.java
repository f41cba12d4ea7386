package se.kedjan.placement;

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

  OfferPlace(Places places, WaitingList waitingList, PlaceRequests requests) {
    this.places = places;
    this.waitingList = waitingList;
    this.requests = requests;
  }

  @Override
  public Category category() {
    return Category.PARTICIPATION;
  }

  @Override
  public Map<String, ?> prefill(CaseId caseId) {
    return requests.prefill(caseId);
  }

  @Override
  public Map<ProcessVariable, ?> submit(Submission s) {
    switch (s.word("placement")) {
      case "reserved" -> {
        places.reserve(s.caseId(), s.day("placeFrom"));
        waitingList.leave(s.caseId(), "placed");
      }
      case "queued" -> waitingList.review(s.caseId(), s.word("queueReason"));
      default -> {
        waitingList.leave(s.caseId(), "withdrawn");
        // How the case ends for who was enrolled once, and is summed up first.
        return Map.of(ProcessVariable.OUTCOME, "ownChoice");
      }
    }
    return Map.of();
  }
}
