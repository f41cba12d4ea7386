package se.kedjan.chain;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * All that the engine may know of a case besides its number: decisions as single words, dates of
 * timers and which step is late. Whatever is not declared here, by name and by value, is refused
 * before it reaches a table of the engine.
 */
public enum ProcessVariable {
  ACTIVITY("activity", words("corner")),
  RECEPTION("reception", words("accepted", "noSofContact", "refused", "notRelevant")),
  CONSENT_TO_CORNER("consentToCorner", yesNo()),
  CONSENT_TO_AMF("consentToAmf", yesNo()),
  VISIT_CONFIRMED("visitConfirmed", yesNo()),
  VISIT_OUTCOME("visitOutcome", words("wants", "undecided", "declines", "noShow")),
  PLACEMENT("placement", words("reserved", "queued", "withdrawn")),
  REENTRY("reentry", words("trial", "enrolment")),
  TRIAL_OUTCOME("trialOutcome", words("continues", "extended", "declines")),
  ENROLLED("enrolled", yesNo()),
  PARTICIPATION("participation", words("relapse", "ready", "pause", "discharge")),
  LEAVING_REASON(
      "leavingReason",
      words(
          "absence",
          "relapse",
          "ownChoice",
          "care",
          "lvm",
          "prison",
          "illness",
          "conflict",
          "moved",
          "declines",
          "agreementEnded",
          "consentMissing",
          "otherSupport")),
  /** Set to no by Corner's own report; whoever reports an absence has heard SOF before. */
  SOF_HEARD("sofHeard", yesNo()),
  ASK_SOF("askSof", yesNo()),
  DECIDED_BY("decidedBy", words("sof", "corner")),
  DISCHARGE_VIEW("dischargeView", words("goesOn", "talkFirst", "stays")),
  AFTER_DISCHARGE_TALK("afterDischargeTalk", words("stays", "discharge")),
  PAUSE_DECISION("pauseDecision", words("kept", "freed", "none")),
  PAUSE_ENDS_ON("pauseEndsOn", date()),
  STOP_REASON("stopReason", words("deceased", "moved", "declines", "neverCame", "agreementEnded")),
  ENROLLED_BEFORE("enrolledBefore", yesNo()),
  AFTER_TALK("afterTalk", words("stays", "leaves")),
  CONTACT("contact", words("continues", "returns", "ends")),
  FOLLOW_UP_RESULT("followUpResult", words("continues", "readyForTransition")),
  NEXT_FOLLOW_UP_ON("nextFollowUpOn", date()),
  NEXT_CORNER_FOLLOW_UP_ON("nextCornerFollowUpOn", date()),
  SELF_ASSESSMENT_LEFT("selfAssessmentLeft", yesNo()),
  NEXT_SELF_ASSESSMENT_ON("nextSelfAssessmentOn", date()),
  NEXT_STEP_DUE_ON("nextStepDueOn", date()),
  ASSESSMENT_RUNS("assessmentRuns", yesNo()),
  NEXT_STEP("nextStep", words("raised", "notYet")),
  AFTER_CARE_BY("afterCareBy", words("sof", "amf")),
  AFTER_CARE_LEFT("afterCareLeft", yesNo()),
  NEXT_AFTER_CARE_ON("nextAfterCareOn", date()),
  AFTER_CARE_LAPSES_ON("afterCareLapsesOn", date()),
  READY("ready", yesNo()),
  HANDOVER_OFFERED("handoverOffered", yesNo()),
  HANDOVER_ACCEPTED("handoverAccepted", yesNo()),
  PLACE_KEPT_UNTIL("placeKeptUntil", date()),
  PLACE_KEPT("placeKept", yesNo()),
  TRANSITION_OUTCOME("transitionOutcome", words("onward", "backToCorner")),
  OUTCOME(
      "outcome",
      words(
          "workTraining",
          "internship",
          "studies",
          "subsidisedWork",
          "openWork",
          "employedInActivity",
          "otherSupport",
          "illness",
          "conflict",
          "absence",
          "ownChoice",
          "relapse",
          "moved",
          "consentMissing",
          "agreementEnded")),
  WEEK_OPENED("weekOpened", yesNo()),
  ABSENCE_DECISION("absenceDecision", words("continues", "pauses", "discharges")),
  TALK_WANTED("talkWanted", yesNo()),
  AGREEMENT_PLAN("agreementPlan", words("closes", "transfers", "goesOn")),
  AGREEMENT_ENDS_ON("agreementEndsOn", date()),
  AFTER_WITHDRAWAL("afterWithdrawal", words("goesOn", "closes")),
  TRAINING_STARTED("trainingStarted", yesNo()),
  GUIDE_NEEDED("guideNeeded", yesNo()),
  /** Which of several of its kind in a case: the number of a row. */
  ITEM("item", text("\\d{1,18}")),
  DUE_ON("dueOn", date()),
  DEVIATION_RAISED("deviationRaised", yesNo()),
  PLAN_CHANGE("planChange", yesNo()),
  DECISION_FOR("decisionFor", words("sof", "corner", "amf")),
  CONVENER("convener", words("sof", "corner", "amf")),
  MEETING_ON("meetingOn", date()),
  SOF_INVITED("sofInvited", yesNo()),
  CORNER_INVITED("cornerInvited", yesNo()),
  AMF_INVITED("amfInvited", yesNo()),
  CONSENT_OF("consentOf", words("sof", "corner", "amf")),
  ALERT_OF("alertOf", words("sof", "corner", "amf")),
  UNHELD_BY("unheldBy", words("sof", "corner", "amf")),
  OVERDUE_TASK("overdueTask", text("[0-9a-f-]{1,36}")),
  OVERDUE_STEP("overdueStep", text("[A-Za-z_]{1,64}")),
  ESCALATES_TO("escalatesTo", words("sofhead", "cornerhead", "amfhead", "processowner"));

  private final String variableName;
  private final Range range;

  ProcessVariable(String variableName, Range range) {
    this.variableName = variableName;
    this.range = range;
  }

  /** The name in the models and, for a decision, the key of the form field. */
  public String variableName() {
    return variableName;
  }

  /** Whether the engine may hold this value; null is how a variable is cleared. */
  public boolean accepts(@Nullable Object value) {
    return value == null || range.accepts(value);
  }

  public boolean isYesNo() {
    return range instanceof YesNo;
  }

  /** The words a decision may be; empty for dates, texts and yes/no. */
  public Set<String> words() {
    return range instanceof Words words ? words.all() : Set.of();
  }

  public static Optional<ProcessVariable> named(String name) {
    return Arrays.stream(values()).filter(v -> v.variableName.equals(name)).findFirst();
  }

  private sealed interface Range {
    boolean accepts(Object value);
  }

  private record Words(Set<String> all) implements Range {
    @Override
    public boolean accepts(Object value) {
      return value instanceof String && all.contains(value);
    }
  }

  private record YesNo() implements Range {
    @Override
    public boolean accepts(Object value) {
      return value instanceof Boolean;
    }
  }

  private record Text(Pattern pattern) implements Range {
    @Override
    public boolean accepts(Object value) {
      return value instanceof String text && pattern.matcher(text).matches();
    }
  }

  private static Range words(String... words) {
    return new Words(Set.of(words));
  }

  private static Range yesNo() {
    return new YesNo();
  }

  private static Range date() {
    return new Text(Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}"));
  }

  private static Range text(String pattern) {
    return new Text(Pattern.compile(pattern));
  }
}
