package se.kedjan.transition;

import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseAccess;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.casefile.CaseDates;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.consent.Consents;
import se.kedjan.forms.Markdown;
import se.kedjan.forms.StepForm;
import se.kedjan.forms.Submission;
import se.kedjan.responsibility.Act;
import se.kedjan.transition.TransitionOpinions.Moment;

/** Step 19: AMF settles how it went, with SOF and Corner heard, and offers the case back. */
@Component
class ReconcileTransition implements StepForm {

  private final Transitions transitions;
  private final TransitionOpinions opinions;
  private final Reconciliations reconciliations;
  private final TransitionAnswers answers;
  private final Handovers handovers;
  private final CaseAccess access;
  private final Consents consents;
  private final CaseDates dates;
  private final ApplicationEventPublisher events;

  ReconcileTransition(
      Transitions transitions,
      TransitionOpinions opinions,
      Reconciliations reconciliations,
      TransitionAnswers answers,
      Handovers handovers,
      CaseAccess access,
      Consents consents,
      CaseDates dates,
      ApplicationEventPublisher events) {
    this.transitions = transitions;
    this.opinions = opinions;
    this.reconciliations = reconciliations;
    this.answers = answers;
    this.handovers = handovers;
    this.access = access;
    this.consents = consents;
    this.dates = dates;
    this.events = events;
  }

  @Override
  public Category category() {
    return Category.WORK;
  }

  @Override
  public Map<String, ?> prefill(CaseId caseId) {
    var prefill = new HashMap<String, Object>();
    var text = new StringBuilder(opinions.textForAmf(caseId, Moment.TRANSITION));
    transitions
        .latest(caseId)
        .ifPresent(
            transition -> {
              answers
                  .reasonNotTakenBack(transition)
                  .ifPresent(reason -> text.append(notTakenBack(caseId, reason)));
              reconciliations
                  .latest(transition)
                  .map(Reconciliations.Reconciliation::note)
                  .ifPresent(note -> prefill.put("reconciliationNote", note));
            });
    prefill.put("transitionOpinionsText", text.toString());
    return prefill;
  }

  @Override
  public Map<ProcessVariable, ?> submit(Submission s) {
    dates.requireHappened(
        s.caseId(), s.date("reconciledOn"), "reconciledOn", "Avstämningen gjordes");
    var transition = transitions.underWay(s.caseId());
    transition.reconcile();
    transitions.save(transition);
    reconciliations.add(transition, s);
    handovers.offerBack(s.caseId());
    var outcome = s.text("outcome");
    events.publishEvent(
        new TransitionReconciled(
            s.caseId(), s.step(), outcome == null ? s.word("transitionOutcome") : outcome));
    return Map.of();
  }

  private String notTakenBack(CaseId caseId, String reason) {
    if (access.mayRead(Party.AMF, caseId, Party.SOF, Category.WORK)
        && !access.mayReadText(Party.AMF, caseId, Party.SOF, Category.WORK)) {
      return "\n- SOF tog inte emot ansvaret";
    }
    return consents.allows(caseId, Party.SOF, Party.AMF, Category.WORK)
        ? "\n- SOF tog inte emot ansvaret: %s".formatted(Markdown.escape(reason))
        : "\n- SOF tog inte emot ansvaret; samtycket omfattar inte att skälet lämnas till AMF";
  }

  record TransitionReconciled(CaseId caseId, String step, String detail) implements Act {
    @Override
    public String kind() {
      return "transition-reconciled";
    }
  }
}
