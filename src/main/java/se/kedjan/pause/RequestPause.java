package se.kedjan.pause;

import java.util.Map;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseAccess;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.casefile.CaseFiles;
import se.kedjan.chain.Companions;
import se.kedjan.chain.Consequence.Kind;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.chain.Refusal;
import se.kedjan.chain.Rules;
import se.kedjan.forms.StartForm;
import se.kedjan.forms.Submission;
import se.kedjan.responsibility.CaseLock;

/**
 * SOF learns first of care, LVM or prison: the participant cannot come, and nothing more is said.
 */
@Component
class RequestPause implements StartForm {

  private final Leavings leavings;
  private final CaseAccess access;
  private final CaseFiles caseFiles;
  private final CaseLock caseLock;
  private final Companions companions;
  private final Rules rules;

  RequestPause(
      Leavings leavings,
      CaseAccess access,
      CaseFiles caseFiles,
      CaseLock caseLock,
      Companions companions,
      Rules rules) {
    this.leavings = leavings;
    this.access = access;
    this.caseFiles = caseFiles;
    this.caseLock = caseLock;
    this.companions = companions;
    this.rules = rules;
  }

  @Override
  public Category category() {
    return Category.PARTICIPATION;
  }

  @Override
  public Started submit(Submission s) {
    if (s.actor().party() != Party.SOF) {
      throw Refusal.forbidden("Bara SOF anmäler en paus här.");
    }
    var number = s.word("caseNumber");
    if (!CaseId.isValid(number) || !access.reaches(s.actor(), new CaseId(number))) {
      // One sentence for all, so that nobody learns which case numbers there are.
      throw Refusal.badInput("caseNumber", "Ärendet finns inte, eller är inte ditt.");
    }
    var caseId = new CaseId(number);
    caseLock.hold(caseId);
    var reason = s.word("pauseReason");
    if (rules.consequence(caseFiles.activityOf(caseId), Kind.PAUSE, reason).isEmpty()) {
      throw Refusal.badInput("pauseReason", "Det skälet leder inte till paus. Välj ett annat.");
    }
    leavings.report(caseId, reason);
    if (!companions.tellIfAwaited(
        caseId, "ParticipationInterrupted", Map.of(ProcessVariable.PARTICIPATION, "pause"))) {
      throw Refusal.conflict(
          "Deltagaren är inte på Corner just nu, så det finns inget att pausa. Öppna ärendet och se"
              + " vad det väntar på.");
    }
    return new Started(caseId, Map.of(ProcessVariable.ACTIVITY, caseFiles.activityOf(caseId)));
  }
}
