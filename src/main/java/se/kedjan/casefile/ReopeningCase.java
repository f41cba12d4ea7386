package se.kedjan.casefile;

import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import se.kedjan.access.Actor;
import se.kedjan.access.CaseId;
import se.kedjan.access.Party;
import se.kedjan.access.StaffId;
import se.kedjan.chain.Refusal;
import se.kedjan.responsibility.Accountability;

/** What was closed becomes an earlier round; somebody answers for the case again. */
@Component
class ReopeningCase {

  private final CaseFileRepository caseFiles;
  private final Rounds rounds;
  private final Accountability accountability;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ReopeningCase(
      CaseFileRepository caseFiles,
      Rounds rounds,
      Accountability accountability,
      ApplicationEventPublisher events,
      Clock clock) {
    this.caseFiles = caseFiles;
    this.rounds = rounds;
    this.accountability = accountability;
    this.events = events;
    this.clock = clock;
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void reopen(CaseId caseId, String note, Actor by) {
    var caseFile = caseFiles.findByNumber(caseId.number());
    var endState = caseFile.endState();
    var closedOn = caseFile.closedOn();
    if (endState == null || closedOn == null) {
      throw Refusal.conflict("Ärendet är öppet, så det finns inget att återöppna.");
    }
    if (endState == EndState.DECEASED && !by.head()) {
      throw Refusal.conflict(
          "Deltagaren har avlidit enligt ärendet. Är det fel kan SOF:s enhetschef återöppna det.");
    }
    rounds.close(
        caseId, caseFile.registeredOn(), closedOn, endState, note, new StaffId(by.staffId()));
    caseFile.reopen();
    caseFiles.save(caseFile);
    events.publishEvent(new CaseReopened(caseId));
    accountability.begin(caseId, Party.SOF);
  }
}
