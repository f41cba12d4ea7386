package se.kedjan.attendance;

import java.util.Map;
import org.springframework.stereotype.Component;
import se.kedjan.access.Category;
import se.kedjan.casefile.CaseDates;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.forms.StepForm;
import se.kedjan.forms.Submission;

/** SOF talks with the participant; then Corner assesses anew. */
@Component
class HoldTalkBeforeDischarge implements StepForm {

  private final AbsenceLadder ladder;
  private final CaseDates dates;

  HoldTalkBeforeDischarge(AbsenceLadder ladder, CaseDates dates) {
    this.ladder = ladder;
    this.dates = dates;
  }

  @Override
  public Category category() {
    return Category.DEVIATION;
  }

  @Override
  public Map<ProcessVariable, ?> submit(Submission s) {
    var day = s.day("talkHeldOn");
    dates.requireHappened(s.caseId(), day, "talkHeldOn", "Samtalet hölls");
    ladder.note(s, "talk", day, s.word("participantWants"), s.text("talkBeforeNote"));
    return Map.of();
  }
}
