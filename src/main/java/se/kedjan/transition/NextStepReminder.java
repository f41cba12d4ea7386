package se.kedjan.transition;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.casefile.CaseFiles;
import se.kedjan.chain.Companions;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.chain.Rules;
import se.kedjan.responsibility.OpenSteps;

/** SOF is asked about the next step when the guideline's time has passed: a prompt, not a gate. */
@Component
class NextStepReminder {

  private static final String PROCESS = "readiness-prompt";
  private static final String STEP = "Task_ConsiderNextStep";

  private final CaseFiles caseFiles;
  private final Companions companions;
  private final OpenSteps openSteps;
  private final Rules rules;
  private final Clock clock;

  NextStepReminder(
      CaseFiles caseFiles, Companions companions, OpenSteps openSteps, Rules rules, Clock clock) {
    this.caseFiles = caseFiles;
    this.companions = companions;
    this.openSteps = openSteps;
    this.rules = rules;
    this.clock = clock;
  }

  /** One at a time; none while the participant is not at Corner. */
  void begin(CaseId caseId, LocalDate drugFreeSince, LocalDate notBefore) {
    end(caseId);
    if (!companions.isRunning(caseId, "follow-up")) {
      return;
    }
    var activity = caseFiles.activityOf(caseId);
    var due = rules.dayAfter(drugFreeSince, activity, "drugFreeGuideline");
    companions.start(
        caseId,
        "DrugFreeNoted",
        Map.of(
            ProcessVariable.ACTIVITY,
            activity,
            ProcessVariable.NEXT_STEP_DUE_ON,
            Rules.timerOn(due.isBefore(notBefore) ? notBefore : due)));
  }

  void end(CaseId caseId) {
    companions.end(caseId, PROCESS);
  }

  /**
   * SOF need not be asked what somebody else has answered. Asks our own rows whether the step is
   * open: the engine still finds a step that is being completed in this moment.
   */
  void answered(CaseId caseId) {
    if (openSteps.of(caseId).stream().anyMatch(open -> open.step().equals(STEP))) {
      companions.tellIfAwaited(caseId, "AssessmentRaised", Map.of());
    }
  }

  boolean isAssessmentUnderWay(CaseId caseId) {
    return companions.isRunning(caseId, TransitionReadiness.PROCESS);
  }

  /** After another time between two follow-ups. */
  LocalDate nextTime(CaseId caseId) {
    return rules.dayAfter(LocalDate.now(clock), caseFiles.activityOf(caseId), "followUpInterval");
  }
}
