package se.kedjan.casereview;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Party;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.chain.Rules;
import se.kedjan.responsibility.Act;

/** Once a month: the party that convenes gets one step for all open cases of the activity. */
@Component("callCaseReview")
class CallCaseReview implements JavaDelegate {

  /** The only activity whose cases are reviewed jointly so far. */
  private static final String ACTIVITY = "corner";

  private final CaseReviews reviews;
  private final Rules rules;
  private final ApplicationEventPublisher events;

  CallCaseReview(CaseReviews reviews, Rules rules, ApplicationEventPublisher events) {
    this.reviews = reviews;
    this.rules = rules;
    this.events = events;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var convener = Party.ofGroup(rules.convener(ACTIVITY)).orElseThrow();
    var review = reviews.call(ACTIVITY, convener);
    execution.setVariable(ProcessVariable.ACTIVITY.variableName(), ACTIVITY);
    execution.setVariable(
        ProcessVariable.CONVENER.variableName(), review.map(r -> convener.group()).orElse(null));
    called(review, execution);
  }

  /** Empty where the month has been called already: a timer that fires twice calls once. */
  private void called(Optional<Long> review, DelegateExecution execution) {
    review
        .map(CaseReviews::number)
        .ifPresent(
            number -> {
              execution.setProcessBusinessKey(number);
              events.publishEvent(new CaseReviewCalled(number));
            });
  }

  record CaseReviewCalled(String detail) implements Act {

    @Override
    public @Nullable CaseId caseId() {
      return null;
    }

    @Override
    public String kind() {
      return "case-review-called";
    }
  }
}
