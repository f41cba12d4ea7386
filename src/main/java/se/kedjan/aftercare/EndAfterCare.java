package se.kedjan.aftercare;

import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseAccess;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.casefile.CaseFiles;
import se.kedjan.chain.Companions;
import se.kedjan.chain.Refusal;
import se.kedjan.forms.StartForm;
import se.kedjan.forms.Submission;
import se.kedjan.responsibility.CaseLock;

/** Any party takes the message that the person will not be asked again, or cannot be. */
@Component
class EndAfterCare implements StartForm {

  private final AfterCareConsents consents;
  private final FollowingUpAfterClosure following;
  private final CaseAccess access;
  private final CaseFiles caseFiles;
  private final Companions companions;
  private final CaseLock caseLock;
  private final ApplicationEventPublisher events;

  EndAfterCare(
      AfterCareConsents consents,
      FollowingUpAfterClosure following,
      CaseAccess access,
      CaseFiles caseFiles,
      Companions companions,
      CaseLock caseLock,
      ApplicationEventPublisher events) {
    this.consents = consents;
    this.following = following;
    this.access = access;
    this.caseFiles = caseFiles;
    this.companions = companions;
    this.caseLock = caseLock;
    this.events = events;
  }

  @Override
  public Category category() {
    return Category.AFTER_CARE;
  }

  @Override
  public Started submit(Submission s) {
    var caseId = closedCase(s);
    following.requireAfterEnd(caseId, s.date("saidOn"), "saidOn", "Beskedet kom");
    if (!consents.end(caseId, s.word("afterCareEndedBy"), s)) {
      throw Refusal.conflict("Det finns ingen uppföljning efter avslut som pågår i ärendet.");
    }
    companions.tellIfAwaited(caseId, "AfterCareStopped", Map.of());
    events.publishEvent(new AfterCareEnded(caseId));
    return new Started(caseId, Map.of());
  }

  private CaseId closedCase(Submission s) {
    var number = s.word("caseNumber");
    if (!CaseId.isValid(number)) {
      throw notYours();
    }
    var caseId = new CaseId(number);
    // Before asking: it may be opened again in this very moment.
    caseLock.hold(caseId);
    if (!access.reaches(s.actor(), caseId) || caseFiles.closedOn(caseId).isEmpty()) {
      throw notYours();
    }
    return caseId;
  }

  /** One sentence for all, so that nobody learns which case numbers there are. */
  private static Refusal notYours() {
    return Refusal.badInput("caseNumber", "Ärendet finns inte, eller är inte ditt.");
  }
}
