package se.kedjan.enrolment;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
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

/** Step 8, Corner: whether the participant is enrolled, having heard SOF. */
@Component
class DecideEnrolment implements StepForm {

  private static final Map<String, String> OPINIONS =
      Map.of(
          "for", "SOF tillstyrker inskrivning.",
          "against", "SOF avstyrker inskrivning.",
          "neither", "SOF varken tillstyrker eller avstyrker inskrivning.");

  private final EnrolmentDecisions decisions;
  private final Supervisors supervisors;
  private final CaseAccess access;
  private final Consents consents;
  private final ApplicationEventPublisher events;

  DecideEnrolment(
      EnrolmentDecisions decisions,
      Supervisors supervisors,
      CaseAccess access,
      Consents consents,
      ApplicationEventPublisher events) {
    this.decisions = decisions;
    this.supervisors = supervisors;
    this.access = access;
    this.consents = consents;
    this.events = events;
  }

  @Override
  public Category category() {
    return Category.PARTICIPATION;
  }

  @Override
  public Map<String, ?> prefill(CaseId caseId) {
    var prefill = new HashMap<String, Object>();
    prefill.put("enrolmentOpinionText", opinion(caseId));
    supervisors.of(caseId).ifPresent(named -> prefill.put("supervisor", named.value()));
    return prefill;
  }

  @Override
  public Map<ProcessVariable, ?> submit(Submission s) {
    var supervisor = s.staff("supervisor");
    decisions.add(s.caseId(), s.isYes("enrolled"), s.text("decisionReason"), supervisor);
    if (s.isYes("enrolled")) {
      supervisors.name(s.caseId(), requireNonNull(supervisor));
      return Map.of();
    }
    events.publishEvent(new EnrolmentDeclined(s.caseId()));
    // How the case ends for who was enrolled once, and is summed up first.
    return Map.of(ProcessVariable.OUTCOME, "otherSupport");
  }

  /** Says the same whether there is no opinion or none that Corner may read. */
  private String opinion(CaseId caseId) {
    return decisions
        .latestOpinion(caseId)
        .filter(opinion -> consents.allows(caseId, Party.SOF, Party.CORNER, Category.PARTICIPATION))
        .map(
            opinion ->
                text(
                    opinion,
                    access.mayReadText(Party.CORNER, caseId, Party.SOF, Category.PARTICIPATION)))
        .orElse("Det finns ingen synpunkt att visa.");
  }

  private static String text(EnrolmentDecisions.Opinion opinion, boolean withComment) {
    var text = "- %s (%s)\n".formatted(OPINIONS.get(opinion.opinion()), opinion.onDay());
    return opinion.comment() == null || !withComment
        ? text
        : text + "- Kommentar: %s\n".formatted(Markdown.escape(opinion.comment()));
  }
}
