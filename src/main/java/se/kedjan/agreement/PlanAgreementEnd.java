package se.kedjan.agreement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.forms.StepForm;
import se.kedjan.forms.Submission;
import se.kedjan.responsibility.Act;

/** SOF plans with the participant what follows when the agreement ends. */
@Component
class PlanAgreementEnd implements StepForm {

  private final AgreementPlans plans;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  PlanAgreementEnd(AgreementPlans plans, ApplicationEventPublisher events, Clock clock) {
    this.plans = plans;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public Category category() {
    return Category.PLAN;
  }

  @Override
  public Map<String, ?> prefill(CaseId caseId) {
    var end = end(caseId);
    return Map.of(
        "agreementEndText",
        "Avtalet %s till och med %s."
            .formatted(end.isBefore(LocalDate.now(clock)) ? "gällde" : "gäller", end));
  }

  @Override
  public Map<ProcessVariable, ?> submit(Submission s) {
    plans.plan(s, end(s.caseId()));
    events.publishEvent(new AgreementEndPlanned(s.caseId(), s.word("agreementPlan")));
    return Map.of();
  }

  private LocalDate end(CaseId caseId) {
    return plans.askedAbout(caseId).orElseThrow();
  }

  record AgreementEndPlanned(CaseId caseId, String detail) implements Act {
    @Override
    public String kind() {
      return "agreement-end-planned";
    }
  }
}
