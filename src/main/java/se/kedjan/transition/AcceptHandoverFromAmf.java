package se.kedjan.transition;

import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseAccess;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.consent.Consents;
import se.kedjan.forms.Markdown;
import se.kedjan.forms.StepForm;
import se.kedjan.forms.Submission;
import se.kedjan.transition.Reconciliations.Reconciliation;
import se.kedjan.transition.TransitionAnswers.Question;

/** The case leaves AMF again, whether it goes onward or back to Corner. */
@Component
class AcceptHandoverFromAmf implements StepForm {

  private final Transitions transitions;
  private final Reconciliations reconciliations;
  private final TransitionAnswers answers;
  private final Handovers handovers;
  private final CaseAccess access;
  private final Consents consents;
  private final ApplicationEventPublisher events;

  AcceptHandoverFromAmf(
      Transitions transitions,
      Reconciliations reconciliations,
      TransitionAnswers answers,
      Handovers handovers,
      CaseAccess access,
      Consents consents,
      ApplicationEventPublisher events) {
    this.transitions = transitions;
    this.reconciliations = reconciliations;
    this.answers = answers;
    this.handovers = handovers;
    this.access = access;
    this.consents = consents;
    this.events = events;
  }

  @Override
  public Category category() {
    return Category.WORK;
  }

  @Override
  public Map<String, ?> prefill(CaseId caseId) {
    return Map.of("reconciliationText", reconciliationText(caseId));
  }

  @Override
  public Map<ProcessVariable, ?> submit(Submission s) {
    var taken = s.isYes("handoverAccepted");
    var transition = transitions.underWay(s.caseId());
    transition.handBack(taken);
    transitions.save(transition);
    answers.add(transition, s, Question.TAKEN_BACK, taken, s.text("refusalReason"));
    handovers.answerOfferBack(s.caseId(), taken);
    if (taken) {
      var back = reconciliations.latest(transition).orElseThrow().isBackToCorner();
      events.publishEvent(back ? new BackToCorner(s.caseId()) : new LeftForGood(s.caseId()));
    }
    return Map.of();
  }

  private String reconciliationText(CaseId caseId) {
    if (!consents.allows(caseId, Party.AMF, Party.SOF, Category.WORK)) {
      return "Samtycket omfattar inte att AMF:s avstämning lämnas till SOF.";
    }
    return transitions
        .latest(caseId)
        .flatMap(reconciliations::latest)
        .map(
            reconciliation ->
                text(
                    reconciliation,
                    access.mayReadText(Party.SOF, caseId, Party.AMF, Category.WORK)))
        .orElse("Ingen avstämning finns.");
  }

  private static String text(Reconciliation r, boolean withNote) {
    var text =
        "- Resultat: %s\n- Avstämt: %s"
            .formatted(
                r.outcome() == null
                    ? "Tillbaka till Corner"
                    : "Vidare till " + Words.swedish(r.outcome()).toLowerCase(),
                r.on());
    return r.note() == null || !withNote
        ? text
        : text + "\n- Anteckning: " + Markdown.escape(r.note());
  }
}
