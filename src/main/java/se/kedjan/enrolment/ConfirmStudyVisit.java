package se.kedjan.enrolment;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.casefile.CaseDates;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.forms.StepForm;
import se.kedjan.forms.Submission;

/** Step 4, Corner: who receives the visit, or another day. */
@Component
class ConfirmStudyVisit implements StepForm {

  private final StudyVisits visits;
  private final StudyVisitText text;
  private final Supervisors supervisors;
  private final CaseDates dates;

  ConfirmStudyVisit(
      StudyVisits visits, StudyVisitText text, Supervisors supervisors, CaseDates dates) {
    this.visits = visits;
    this.text = text;
    this.supervisors = supervisors;
    this.dates = dates;
  }

  @Override
  public Category category() {
    return Category.PARTICIPATION;
  }

  @Override
  public Map<String, ?> prefill(CaseId caseId) {
    var prefill = new HashMap<String, Object>();
    prefill.put(
        "visitText",
        visits
            .latest(caseId)
            .map(visit -> text.of(visit, Party.CORNER))
            .orElse("Inget studiebesök är bokat."));
    supervisors.of(caseId).ifPresent(named -> prefill.put("supervisor", named.value()));
    return prefill;
  }

  @Override
  public Map<ProcessVariable, ?> submit(Submission s) {
    var visit = visits.current(s.caseId());
    if (s.isYes("visitConfirmed")) {
      var supervisor = requireNonNull(s.staff("supervisor"));
      visit.confirm(supervisor, s.text("hostNote"));
      supervisors.name(s.caseId(), supervisor);
    } else {
      var proposedOn = s.day("proposedOn");
      dates.requirePlanned(proposedOn, "proposedOn", "Förslag på ny dag");
      visit.proposeAnotherDay(proposedOn, s.text("hostNote"));
    }
    visits.save(visit);
    return Map.of();
  }
}
