package se.kedjan.casereview;

import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import se.kedjan.access.Category;
import se.kedjan.casefile.CaseByNumber;
import se.kedjan.chain.Companions;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.chain.Refusal;
import se.kedjan.forms.StartForm;
import se.kedjan.forms.Submission;

/** The party that called says that the meeting will not be. */
@Component
class CallOffMeeting implements StartForm {

  private static final String PROCESS = "multi-party-meeting";

  private final Meetings meetings;
  private final Companions companions;
  private final CaseByNumber caseByNumber;

  CallOffMeeting(Meetings meetings, Companions companions, CaseByNumber caseByNumber) {
    this.meetings = meetings;
    this.companions = companions;
    this.caseByNumber = caseByNumber;
  }

  @Override
  public Category category() {
    return Category.PARTICIPATION;
  }

  @Override
  public Started submit(Submission s) {
    var caseId = caseByNumber.of(s);
    var convener = Objects.requireNonNull(s.actor().party());
    var called =
        meetings.calledFor(caseId, s.day("meetingDate"), convener).stream()
            .filter(id -> companions.isRunning(caseId, PROCESS, ProcessVariable.ITEM, id))
            .toList();
    if (called.isEmpty()) {
      throw Refusal.badInput(
          "meetingDate", "Din part har inte kallat till något samtal i ärendet den dagen.");
    }
    for (var id : called) {
      meetings.callOff(caseId, Long.parseLong(id), s);
      companions.end(caseId, PROCESS, ProcessVariable.ITEM, id);
    }
    return new Started(caseId, Map.of());
  }
}
