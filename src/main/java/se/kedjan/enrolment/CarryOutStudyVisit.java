package se.kedjan.enrolment;

import java.util.Map;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.casefile.CaseDates;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.forms.StepForm;
import se.kedjan.forms.Submission;

/** Step 5, SOF: whether the person came, and what the person wants. */
@Component
class CarryOutStudyVisit implements StepForm {

  private final StudyVisits visits;
  private final StudyVisitText text;
  private final CaseDates dates;

  CarryOutStudyVisit(StudyVisits visits, StudyVisitText text, CaseDates dates) {
    this.visits = visits;
    this.text = text;
    this.dates = dates;
  }

  @Override
  public Category category() {
    return Category.PARTICIPATION;
  }

  @Override
  public Map<String, ?> prefill(CaseId caseId) {
    return Map.of(
        "visitText",
        visits
            .latest(caseId)
            .map(visit -> text.of(visit, Party.SOF))
            .orElse("Inget studiebesök är bokat."));
  }

  @Override
  public Map<ProcessVariable, ?> submit(Submission s) {
    var visit = visits.current(s.caseId());
    var outcome = s.word("visitOutcome");
    if (outcome.equals("noShow")) {
      visit.missed(s.text("visitNote"));
    } else {
      var visitedOn = s.day("visitedOn");
      dates.requireHappened(s.caseId(), visitedOn, "visitedOn", "Besöket genomfördes");
      visit.carryOut(visitedOn, outcome, s.isYes("honestyExplained"), s.text("visitNote"));
    }
    visits.save(visit);
    return Map.of();
  }
}
