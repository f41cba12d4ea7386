package se.kedjan.attendance;

import java.util.Map;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseAccess;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.forms.StepForm;
import se.kedjan.forms.Submission;

/** SOF is told before a permanent discharge, and may ask for a talk first. */
@Component
class ConsiderDischarge implements StepForm {

  private final AbsenceLadder ladder;
  private final CaseAccess access;

  ConsiderDischarge(AbsenceLadder ladder, CaseAccess access) {
    this.ladder = ladder;
    this.access = access;
  }

  @Override
  public Category category() {
    return Category.DEVIATION;
  }

  @Override
  public Map<String, ?> prefill(CaseId caseId) {
    return Map.of(
        "absenceText",
        access.mayRead(Party.SOF, caseId, Party.CORNER, Category.PARTICIPATION)
            ? ladder.told(caseId)
            : "Samtycke saknas till att visa vad Corner har antecknat.");
  }

  @Override
  public Map<ProcessVariable, ?> submit(Submission s) {
    if (s.word("talkWanted").equals("no")) {
      ladder.requireParticipating(s.caseId());
    }
    ladder.note(
        s, "view", AbsenceLadder.day(s.at()), s.word("talkWanted"), s.text("considerationNote"));
    return Map.of();
  }
}
