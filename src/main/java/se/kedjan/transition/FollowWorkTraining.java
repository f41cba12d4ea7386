package se.kedjan.transition;

import java.sql.Timestamp;
import java.sql.Types;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.casefile.CaseDates;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.forms.StepForm;
import se.kedjan.forms.Submission;

/** AMF's standing step while the work training goes on: it ends when it is time to reconcile. */
@Component
class FollowWorkTraining implements StepForm {

  private final Transitions transitions;
  private final TransitionPlans plans;
  private final CaseDates dates;
  private final JdbcClient jdbc;

  FollowWorkTraining(
      Transitions transitions, TransitionPlans plans, CaseDates dates, JdbcClient jdbc) {
    this.transitions = transitions;
    this.plans = plans;
    this.dates = dates;
    this.jdbc = jdbc;
  }

  @Override
  public Category category() {
    return Category.WORK;
  }

  @Override
  public Map<String, ?> prefill(CaseId caseId) {
    return Map.of("transitionPlanText", plans.textFor(caseId, Party.AMF));
  }

  @Override
  public Map<ProcessVariable, ?> submit(Submission s) {
    dates.requireHappened(
        s.caseId(), s.date("checkedOn"), "checkedOn", "Kontakt med deltagaren eller arbetsplatsen");
    jdbc.sql(
            """
            insert into kedjan.work_training_check
              (transition_id, case_id, state, checked_on, note, recorded_at, recorded_by)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .param(1, transitions.underWay(s.caseId()).id())
        .param(2, s.caseId().number())
        .param(3, s.word("trainingState"))
        .param(4, s.date("checkedOn"))
        .param(5, s.text("trainingNote"), Types.VARCHAR)
        .param(6, Timestamp.from(s.at()))
        .param(7, s.staff().value())
        .update();
    return Map.of();
  }
}
