package se.kedjan.agreement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.chain.Companions;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.chain.Rules;

/** SOF is asked what follows for a participant when the agreement ends. */
@Component
class AskingForPlan {

  private static final String STEP = "Task_PlanAgreementEnd";

  private final AgreementPlans plans;
  private final Companions companions;
  private final Rules rules;
  private final Clock clock;

  AskingForPlan(AgreementPlans plans, Companions companions, Rules rules, Clock clock) {
    this.plans = plans;
    this.companions = companions;
    this.rules = rules;
    this.clock = clock;
  }

  /** Once per case and end. */
  void ask(CaseId caseId, String activity, LocalDate end) {
    if (!plans.ask(caseId, end)) {
      return;
    }
    var variables = new HashMap<ProcessVariable, Object>();
    variables.put(ProcessVariable.ACTIVITY, activity);
    variables.put(ProcessVariable.AGREEMENT_ENDS_ON, Rules.timerOn(end.plusDays(1)));
    var lastDay = notBefore(LocalDate.now(clock), end);
    if (rules.lastDay(activity, STEP).filter(lastDay::isBefore).isPresent()) {
      variables.put(ProcessVariable.DUE_ON, Rules.dueOn(lastDay));
    }
    companions.start(caseId, "AgreementEnding", variables);
  }

  private static LocalDate notBefore(LocalDate today, LocalDate end) {
    return end.isBefore(today) ? today : end;
  }
}
