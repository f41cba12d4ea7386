package se.kedjan.enrolment;

import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.casefile.CaseDates;
import se.kedjan.casefile.CaseFiles;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.chain.Refusal;
import se.kedjan.chain.Rules;
import se.kedjan.forms.StepForm;
import se.kedjan.forms.Submission;
import se.kedjan.responsibility.Act;

/** Step 7, Corner: the person tries the activity for a limited time (S1). */
@Component
class CarryOutTrial implements StepForm {

  private final Trials trials;
  private final CaseFiles caseFiles;
  private final CaseDates dates;
  private final Rules rules;
  private final ApplicationEventPublisher events;

  CarryOutTrial(
      Trials trials,
      CaseFiles caseFiles,
      CaseDates dates,
      Rules rules,
      ApplicationEventPublisher events) {
    this.trials = trials;
    this.caseFiles = caseFiles;
    this.dates = dates;
    this.rules = rules;
    this.events = events;
  }

  @Override
  public Category category() {
    return Category.PARTICIPATION;
  }

  @Override
  public Map<ProcessVariable, ?> submit(Submission s) {
    var caseId = s.caseId();
    var outcome = s.word("trialOutcome");
    var endedOn = s.date("trialEndedOn");
    dates.requireHappened(caseId, endedOn, "trialEndedOn", "Testperioden avslutades");
    if (outcome.equals("extended")) {
      requireExtendable(
          trials.extensionsInRound(caseId),
          rules.count(caseFiles.activityOf(caseId), "trialExtensions"));
    }
    trials.add(caseId, outcome, endedOn, s.integer("daysAttended"), s.text("trialNote"));
    switch (outcome) {
      case "extended" -> events.publishEvent(new TrialExtended(caseId));
      case "declines" -> {
        events.publishEvent(new TrialDeclined(caseId));
        // How the case ends for who was enrolled once, and is summed up first.
        return Map.of(ProcessVariable.OUTCOME, "ownChoice");
      }
      default -> {}
    }
    return Map.of();
  }

  static void requireExtendable(int extended, int allowed) {
    if (extended >= allowed) {
      throw Refusal.badInput(
          "trialOutcome",
          "Testperioden kan inte förlängas igen: %d av %d möjliga förlängningar är gjorda. Välj «Vill fortsätta» eller «Avböjer»."
              .formatted(extended, allowed));
    }
  }

  record TrialExtended(CaseId caseId) implements Act {
    @Override
    public String kind() {
      return "trial-extended";
    }
  }
}
