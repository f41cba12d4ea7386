package se.kedjan.pause;

import java.util.Map;
import org.springframework.stereotype.Component;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.casefile.CaseByNumber;
import se.kedjan.casefile.CaseFiles;
import se.kedjan.chain.Companions;
import se.kedjan.chain.Consequence.Kind;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.chain.Refusal;
import se.kedjan.chain.Rules;
import se.kedjan.forms.StartForm;
import se.kedjan.forms.Submission;

/**
 * SOF learns first of care, LVM or prison: the participant cannot come, and nothing more is said.
 */
@Component
class RequestPause implements StartForm {

  private final Leavings leavings;
  private final CaseFiles caseFiles;
  private final CaseByNumber caseByNumber;
  private final Companions companions;
  private final Rules rules;

  RequestPause(
      Leavings leavings,
      CaseFiles caseFiles,
      CaseByNumber caseByNumber,
      Companions companions,
      Rules rules) {
    this.leavings = leavings;
    this.caseFiles = caseFiles;
    this.caseByNumber = caseByNumber;
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
    var caseId = caseByNumber.of(s);
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
