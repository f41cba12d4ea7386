package se.kedjan.placement;

import java.util.Map;
import org.springframework.stereotype.Component;
import se.kedjan.access.Category;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.forms.StepForm;
import se.kedjan.forms.Submission;

/** Step 6, SOF: asks Corner for a place. */
@Component
class RequestPlace implements StepForm {

  private final PlaceRequests requests;

  RequestPlace(PlaceRequests requests) {
    this.requests = requests;
  }

  @Override
  public Category category() {
    return Category.PARTICIPATION;
  }

  @Override
  public Map<ProcessVariable, ?> submit(Submission s) {
    requests.record(s.caseId(), s.date("wantedFrom"), s.text("placeNeeds"));
    return Map.of();
  }
}
