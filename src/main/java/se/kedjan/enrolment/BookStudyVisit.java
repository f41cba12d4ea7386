package se.kedjan.enrolment;

import static java.util.Objects.requireNonNull;

import java.time.LocalTime;
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

/** Step 4, SOF: a day for the visit and who goes along. */
@Component
class BookStudyVisit implements StepForm {

  private final StudyVisits visits;
  private final StudyVisitText text;
  private final CaseDates dates;

  BookStudyVisit(StudyVisits visits, StudyVisitText text, CaseDates dates) {
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
    var earlier = visits.latest(caseId);
    var prefill = new HashMap<String, Object>();
    prefill.put(
        "earlierVisitText",
        earlier.map(visit -> text.of(visit, Party.SOF)).orElse("Ingen tidigare bokning."));
    earlier.ifPresent(
        visit -> {
          prefill.put("visitOn", visit.proposedOn());
          prefill.put("escort", visit.escort().value());
          prefill.put("visitNeeds", visit.needs());
        });
    return prefill;
  }

  @Override
  public Map<ProcessVariable, ?> submit(Submission s) {
    var visitOn = s.day("visitOn");
    dates.requirePlanned(visitOn, "visitOn", "Dag för studiebesöket");
    // The process owner may have moved the case back here with a visit still booked.
    visits
        .latest(s.caseId())
        .filter(StudyVisit::isAhead)
        .ifPresent(
            visit -> {
              visit.replace();
              visits.save(visit);
            });
    visits.save(
        StudyVisit.book(
            s.caseId(),
            visitOn,
            LocalTime.parse(s.word("visitTime")),
            requireNonNull(s.staff("escort")),
            s.text("visitNeeds")));
    return Map.of();
  }
}
