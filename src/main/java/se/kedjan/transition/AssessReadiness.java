package se.kedjan.transition;

import java.sql.Timestamp;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
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
import se.kedjan.responsibility.Act;
import se.kedjan.transition.TransitionOpinions.Moment;

/** Step 16: the guide at AMF assesses; six months drug-free is a guideline, not a gate (S0). */
@Component
class AssessReadiness implements StepForm {

  private final Transitions transitions;
  private final TransitionOpinions opinions;
  private final DrugFreeSince drugFree;
  private final DrugFreeGuideline guideline;
  private final CaseAccess access;
  private final Consents consents;
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;

  AssessReadiness(
      Transitions transitions,
      TransitionOpinions opinions,
      DrugFreeSince drugFree,
      DrugFreeGuideline guideline,
      CaseAccess access,
      Consents consents,
      JdbcClient jdbc,
      ApplicationEventPublisher events) {
    this.transitions = transitions;
    this.opinions = opinions;
    this.drugFree = drugFree;
    this.guideline = guideline;
    this.access = access;
    this.consents = consents;
    this.jdbc = jdbc;
    this.events = events;
  }

  @Override
  public Category category() {
    return Category.WORK;
  }

  @Override
  public Map<String, ?> prefill(CaseId caseId) {
    var known = new HashMap<String, Object>();
    known.put(
        "readinessOpinionsText", proposal(caseId) + opinions.textForAmf(caseId, Moment.READINESS));
    drugFree
        .knownTo(Party.AMF, caseId)
        .ifPresent(
            since -> {
              known.put("drugFreeSince", since.since());
              known.put("drugFreeBasis", since.basis());
            });
    return known;
  }

  @Override
  public Map<ProcessVariable, ?> submit(Submission s) {
    var drugFreeSince = s.date("drugFreeSince");
    drugFree.noteWithAssessment(s);
    var metByDate = guideline.isMetBy(s.caseId(), drugFreeSince);
    guideline.requireReason(s.yes("guidelineMet"), metByDate);
    var ready = s.isYes("ready");
    var transition = transitions.underWay(s.caseId());
    transition.assess(ready);
    transitions.save(transition);
    jdbc.sql(
            """
            insert into kedjan.readiness_assessment
              (transition_id, case_id, ready, drug_free_since, drug_free_basis, guideline_met_by_date, guideline_met,
               deviation_reason, work_capacity, job_matcher, note, recorded_at, recorded_by)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            transition.id(),
            s.caseId().number(),
            ready,
            drugFreeSince,
            s.text("drugFreeBasis"),
            metByDate,
            s.yes("guidelineMet"),
            s.text("deviationReason"),
            s.text("workCapacity"),
            s.yes("jobMatcher"),
            s.text("assessmentNote"),
            Timestamp.from(s.at()),
            s.staff().value())
        .update();
    events.publishEvent(
        new ReadinessDecided(
            s.caseId(), s.step(), ready ? "ready" : "not-ready", Map.copyOf(s.values())));
    return Map.of();
  }

  /** Why it was proposed, where somebody did so by hand. */
  private String proposal(CaseId caseId) {
    return transitions
        .latest(caseId)
        .filter(transition -> transition.raisedReason() != null)
        .map(
            transition -> {
              var from = transition.raisedByParty();
              var mayRead =
                  from == Party.AMF
                      || from != null && consents.allows(caseId, from, Party.AMF, Category.WORK);
              if (mayRead && !access.mayReadText(Party.AMF, caseId, from, Category.WORK)) {
                return "- Föreslogs av %s\n".formatted(from.laneName());
              }
              return mayRead
                  ? "- Föreslogs av %s: %s\n"
                      .formatted(from.laneName(), Markdown.escape(transition.raisedReason()))
                  : "- Skälet till förslaget omfattas inte av samtycket till AMF\n";
            })
        .orElse("");
  }

  record ReadinessDecided(CaseId caseId, String step, String detail, Map<String, ?> payload)
      implements Act {
    @Override
    public String kind() {
      return "readiness-decided";
    }
  }
}
