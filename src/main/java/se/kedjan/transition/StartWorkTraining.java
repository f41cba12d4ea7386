package se.kedjan.transition;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.casefile.CaseDates;
import se.kedjan.casefile.CaseFiles;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.chain.Refusal;
import se.kedjan.chain.Rules;
import se.kedjan.forms.StepForm;
import se.kedjan.forms.Submission;
import se.kedjan.transition.TransitionAnswers.Question;

/** Step 18: AMF takes over and the participant starts; the place at Corner is kept for a while. */
@Component
class StartWorkTraining implements StepForm {

  private final Transitions transitions;
  private final TransitionPlans plans;
  private final TransitionAnswers answers;
  private final Handovers handovers;
  private final CaseFiles caseFiles;
  private final CaseDates dates;
  private final Rules rules;
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;

  StartWorkTraining(
      Transitions transitions,
      TransitionPlans plans,
      TransitionAnswers answers,
      Handovers handovers,
      CaseFiles caseFiles,
      CaseDates dates,
      Rules rules,
      JdbcClient jdbc,
      ApplicationEventPublisher events) {
    this.transitions = transitions;
    this.plans = plans;
    this.answers = answers;
    this.handovers = handovers;
    this.caseFiles = caseFiles;
    this.dates = dates;
    this.rules = rules;
    this.jdbc = jdbc;
    this.events = events;
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
    var taken = s.isYes("handoverAccepted");
    dates.requireHappened(s.caseId(), s.date("startedOn"), "startedOn", "Startdatum");
    var transition = transitions.underWay(s.caseId());
    requireNotBefore(transition, s.date("startedOn"));
    transition.start(taken);
    transitions.save(transition);
    answers.add(transition, s, Question.TAKEN_BY_AMF, taken, s.text("refusalReason"));
    handovers.answerForAmf(s.caseId(), taken);
    if (!taken) {
      events.publishEvent(new NextStepCameToNothing(s.caseId()));
      return Map.of();
    }
    return started(transition, s);
  }

  /** A slip of the month would free the place at Corner at once. */
  private static void requireNotBefore(Transition transition, @Nullable LocalDate startedOn) {
    if (startedOn != null && startedOn.isBefore(transition.raisedOn())) {
      throw Refusal.badInput(
          "startedOn",
          "Fältet «Startdatum» kan inte ligga före %s, då bedömningen begärdes."
              .formatted(transition.raisedOn()));
    }
  }

  private Map<ProcessVariable, ?> started(Transition transition, Submission s) {
    var startedOn = s.day("startedOn");
    var activity = caseFiles.activityOf(s.caseId());
    var placeIsKept = plans.latest(s.caseId()).filter(plan -> !plan.placeIsKept()).isEmpty();
    LocalDate keptUntil =
        placeIsKept ? rules.dayAfter(startedOn, activity, "placeKept") : startedOn;
    jdbc.sql(
            """
            insert into kedjan.work_training
              (transition_id, case_id, started_on, hours_per_week, workplace, place_kept_until, recorded_at, recorded_by)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            transition.id(),
            s.caseId().number(),
            startedOn,
            s.integer("hoursPerWeek"),
            s.word("workplace"),
            keptUntil,
            Timestamp.from(s.at()),
            s.staff().value())
        .update();
    events.publishEvent(new WorkTrainingStarted(s.caseId(), keptUntil));
    return Map.of(
        ProcessVariable.PLACE_KEPT_UNTIL,
        Rules.timerOn(keptUntil),
        ProcessVariable.PLACE_KEPT,
        true);
  }
}
