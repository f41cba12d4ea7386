package se.kedjan.casereview;

import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseAccess;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.chain.Companions;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.chain.Refusal;
import se.kedjan.forms.StartForm;
import se.kedjan.forms.Submission;
import se.kedjan.responsibility.CaseLock;

/** The party that called says that the meeting will not be. */
@Component
class CallOffMeeting implements StartForm {

  private static final String PROCESS = "multi-party-meeting";

  private final Meetings meetings;
  private final Companions companions;
  private final CaseAccess access;
  private final CaseLock caseLock;

  CallOffMeeting(Meetings meetings, Companions companions, CaseAccess access, CaseLock caseLock) {
    this.meetings = meetings;
    this.companions = companions;
    this.access = access;
    this.caseLock = caseLock;
  }

  @Override
  public Category category() {
    return Category.PARTICIPATION;
  }

  @Override
  public Started submit(Submission s) {
    var caseId = theirs(s);
    caseLock.hold(caseId);
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

  private CaseId theirs(Submission s) {
    var number = s.word("caseNumber");
    if (!CaseId.isValid(number) || !access.reaches(s.actor(), new CaseId(number))) {
      // One sentence for all, so that nobody learns which case numbers there are.
      throw Refusal.badInput("caseNumber", "Ärendet finns inte, eller är inte ditt.");
    }
    return new CaseId(number);
  }
}
