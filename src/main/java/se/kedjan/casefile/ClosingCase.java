package se.kedjan.casefile;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import se.kedjan.access.CaseId;
import se.kedjan.responsibility.Accountability;

/** The case has reached its end state: nobody answers for it any more, nothing waits for it. */
@Component
class ClosingCase {

  private final CaseFileRepository caseFiles;
  private final Accountability accountability;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ClosingCase(
      CaseFileRepository caseFiles,
      Accountability accountability,
      ApplicationEventPublisher events,
      Clock clock) {
    this.caseFiles = caseFiles;
    this.accountability = accountability;
    this.events = events;
    this.clock = clock;
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void close(CaseId caseId, EndState endState) {
    var caseFile = caseFiles.findByNumber(caseId.number());
    caseFile.close(endState, LocalDate.now(clock));
    caseFiles.save(caseFile);
    events.publishEvent(new CaseClosed(caseId, endState));
    accountability.end(caseId);
  }
}
