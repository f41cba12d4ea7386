package se.kedjan.agreement;

import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.agreement.FindEndingAgreements.AgreementPlanLapsed;
import se.kedjan.casefile.CaseByNumber;
import se.kedjan.casefile.CaseFiles;
import se.kedjan.casefile.StoppingCase;
import se.kedjan.chain.Companions;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.chain.Refusal;
import se.kedjan.forms.StartForm;
import se.kedjan.forms.Submission;

/** Until the agreement ends SOF may think again: the plan lapses, and is asked for anew. */
@Component
class ChangeAgreementPlan implements StartForm {

  private final AgreementPlans plans;
  private final AskingForPlan askingForPlan;
  private final CaseFiles caseFiles;
  private final StoppingCase stoppingCase;
  private final CaseByNumber caseByNumber;
  private final Companions companions;
  private final ApplicationEventPublisher events;

  ChangeAgreementPlan(
      AgreementPlans plans,
      AskingForPlan askingForPlan,
      CaseFiles caseFiles,
      StoppingCase stoppingCase,
      CaseByNumber caseByNumber,
      Companions companions,
      ApplicationEventPublisher events) {
    this.plans = plans;
    this.askingForPlan = askingForPlan;
    this.caseFiles = caseFiles;
    this.stoppingCase = stoppingCase;
    this.caseByNumber = caseByNumber;
    this.companions = companions;
    this.events = events;
  }

  @Override
  public Category category() {
    return Category.PLAN;
  }

  @Override
  public Started submit(Submission s) {
    if (s.actor().party() != Party.SOF) {
      throw Refusal.forbidden("Bara SOF planerar avtalets slut.");
    }
    var caseId = caseByNumber.of(s);
    if (!caseFiles.isOpen(caseId) || stoppingCase.isBeingClosed(caseId)) {
      throw Refusal.conflict(
          "Ärendet avslutas eller är avslutat, så det finns ingen plan att ändra.");
    }
    var end =
        plans
            .lapsePlanned(caseId)
            .orElseThrow(
                () ->
                    Refusal.conflict(
                        "Det finns ingen plan för avtalets slut att ändra. När det är dags planerar SOF"
                            + " i steget «Planera avtalets slut»."));
    companions.end(caseId, AgreementEnd.PROCESS);
    events.publishEvent(new AgreementPlanLapsed(caseId));
    var activity = caseFiles.activityOf(caseId);
    askingForPlan.ask(caseId, activity, end);
    return new Started(caseId, Map.of(ProcessVariable.ACTIVITY, activity));
  }
}
