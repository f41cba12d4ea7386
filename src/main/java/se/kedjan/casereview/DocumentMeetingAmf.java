package se.kedjan.casereview;

import java.util.Map;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.forms.StepOfItem;
import se.kedjan.forms.Submission;

/** AMF called, and writes down what was agreed. */
@Component
class DocumentMeetingAmf implements StepOfItem {

  private final Meetings meetings;

  DocumentMeetingAmf(Meetings meetings) {
    this.meetings = meetings;
  }

  @Override
  public Category category() {
    return Category.PARTICIPATION;
  }

  @Override
  public Map<String, ?> prefill(CaseId caseId, long item) {
    return meetings.prefill(caseId, item, Party.AMF);
  }

  @Override
  public Map<ProcessVariable, ?> submit(long item, Submission s) {
    return meetings.document(item, Party.AMF, s);
  }
}
