package se.kedjan.aftercare;

import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseAccess;
import se.kedjan.access.Category;
import se.kedjan.casefile.CaseByNumber;
import se.kedjan.casefile.CaseFiles;
import se.kedjan.chain.Companions;
import se.kedjan.chain.Refusal;
import se.kedjan.forms.StartForm;
import se.kedjan.forms.Submission;

/** Any party takes the message that the person will not be asked again, or cannot be. */
@Component
class EndAfterCare implements StartForm {

  private final AfterCareConsents consents;
  private final FollowingUpAfterClosure following;
  private final CaseAccess access;
  private final CaseFiles caseFiles;
  private final Companions companions;
  private final CaseByNumber caseByNumber;
  private final ApplicationEventPublisher events;

  EndAfterCare(
      AfterCareConsents consents,
      FollowingUpAfterClosure following,
      CaseAccess access,
      CaseFiles caseFiles,
      Companions companions,
      CaseByNumber caseByNumber,
      ApplicationEventPublisher events) {
    this.consents = consents;
    this.following = following;
    this.access = access;
    this.caseFiles = caseFiles;
    this.companions = companions;
    this.caseByNumber = caseByNumber;
    this.events = events;
  }

  @Override
  public Category category() {
    return Category.AFTER_CARE;
  }

  @Override
  public Started submit(Submission s) {
    var caseId =
        caseByNumber.of(
            s, id -> access.reaches(s.actor(), id) && caseFiles.closedOn(id).isPresent());
    following.requireAfterEnd(caseId, s.date("saidOn"), "saidOn", "Beskedet kom");
    if (!consents.end(caseId, s.word("afterCareEndedBy"), s)) {
      throw Refusal.conflict("Det finns ingen uppföljning efter avslut som pågår i ärendet.");
    }
    companions.tellIfAwaited(caseId, "AfterCareStopped", Map.of());
    events.publishEvent(new AfterCareEnded(caseId));
    return new Started(caseId, Map.of());
  }
}
