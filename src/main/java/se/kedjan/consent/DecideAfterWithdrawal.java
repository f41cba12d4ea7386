package se.kedjan.consent;

import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Direction;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.chain.RestingSteps;
import se.kedjan.forms.StepForm;
import se.kedjan.forms.Submission;

/** A consent has ended: SOF decides whether the case goes on with what is left, or is closed. */
@Component
class DecideAfterWithdrawal implements StepForm {

  private final Withdrawals withdrawals;
  private final Consents consents;
  private final RestingSteps restingSteps;
  private final ApplicationEventPublisher events;

  DecideAfterWithdrawal(
      Withdrawals withdrawals,
      Consents consents,
      RestingSteps restingSteps,
      ApplicationEventPublisher events) {
    this.withdrawals = withdrawals;
    this.consents = consents;
    this.restingSteps = restingSteps;
    this.events = events;
  }

  @Override
  public Category category() {
    return Category.PARTICIPATION;
  }

  @Override
  public Map<String, ?> prefill(CaseId caseId) {
    var waiting = restingSteps.waiting(caseId);
    return Map.of(
        "endedText",
        withdrawals.undecided(caseId).stream()
            .map(direction -> "- " + said(caseId, direction))
            .collect(Collectors.joining("\n")),
        "waitingText",
        waiting.isEmpty()
            ? "Inget steg väntar på beslutet."
            : waiting.stream().map(step -> "- " + step).collect(Collectors.joining("\n")));
  }

  private String said(CaseId caseId, Direction direction) {
    return direction.swedish()
        + (consents.stands(caseId, direction) ? " (har lämnats på nytt)" : "");
  }

  @Override
  public Map<ProcessVariable, ?> submit(Submission s) {
    var decision = s.word("afterWithdrawal");
    var ended = withdrawals.undecided(s.caseId());
    var missing =
        ended.stream()
            .filter(direction -> !consents.stands(s.caseId(), direction))
            .collect(Collectors.toSet());
    var goesOn = "goesOn".equals(decision);
    events.publishEvent(new WithdrawalDecided(s.caseId(), s.step(), ended, missing, goesOn));
    if (goesOn) {
      restingSteps.pass(s.caseId(), direction -> consents.stands(s.caseId(), direction));
    }
    withdrawals.decide(s.caseId(), decision, s.text("withdrawalNote"));
    return Map.of();
  }
}
