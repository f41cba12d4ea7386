package se.kedjan.casereview;

import java.util.Map;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.forms.StepOfItem;
import se.kedjan.forms.Submission;

/** SOF says whether it comes. */
@Component
class ConfirmMeetingSof implements StepOfItem {

  private final Meetings meetings;

  ConfirmMeetingSof(Meetings meetings) {
    this.meetings = meetings;
  }

  @Override
  public Category category() {
    return Category.PARTICIPATION;
  }

  @Override
  public Map<String, ?> prefill(CaseId caseId, long item) {
    return meetings.prefill(caseId, item, Party.SOF);
  }

  @Override
  public Map<ProcessVariable, ?> submit(long item, Submission s) {
    return meetings.answer(item, Party.SOF, s);
  }
}
