package se.kedjan.enrolment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;
import se.kedjan.access.Category;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.forms.StepForm;
import se.kedjan.forms.Submission;

/** Step 5, SOF: what the person decided who wanted to think about it. */
@Component
class CheckDecision implements StepForm {

  private final StudyVisits visits;
  private final Clock clock;

  CheckDecision(StudyVisits visits, Clock clock) {
    this.visits = visits;
    this.clock = clock;
  }

  @Override
  public Category category() {
    return Category.PARTICIPATION;
  }

  @Override
  public Map<ProcessVariable, ?> submit(Submission s) {
    var visit = visits.current(s.caseId());
    visit.decide(s.word("visitOutcome"), LocalDate.now(clock));
    visits.save(visit);
    return Map.of();
  }
}
