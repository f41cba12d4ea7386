package se.kedjan.logreview;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.chain.Rules;
import se.kedjan.responsibility.Act;

/** Draws what the log reviewer is to look at; the process goes by the number of the review. */
@Component
class DrawReadings implements JavaDelegate {

  /** One review for all; the tables know rules per activity, and these stand with the first. */
  private static final String ACTIVITY = "corner";

  private final LogReviews reviews;
  private final Rules rules;
  private final ApplicationEventPublisher events;

  DrawReadings(LogReviews reviews, Rules rules, ApplicationEventPublisher events) {
    this.reviews = reviews;
    this.rules = rules;
    this.events = events;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var id =
        reviews.draw(
            rules.count(ACTIVITY, "logReviewSample"), rules.count(ACTIVITY, "manyCasesInADay"));
    execution.setProcessBusinessKey(ReviewNumber.of(id));
    execution.setVariable(ProcessVariable.ACTIVITY.variableName(), ACTIVITY);
    events.publishEvent(new ReadingsDrawn(ReviewNumber.of(id)));
  }

  record ReadingsDrawn(String detail) implements Act {

    @Override
    public @Nullable CaseId caseId() {
      return null;
    }

    @Override
    public String kind() {
      return "readings-drawn";
    }
  }
}
