package se.kedjan.transition;

import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Party;
import se.kedjan.casefile.CaseFiles;
import se.kedjan.chain.Companions;
import se.kedjan.chain.Refusal;

/** Whether a case may be put before AMF for assessment; asked by every step that can do so. */
@Component
public class TransitionReadiness {

  static final String PROCESS = "transition";

  private final CaseFiles caseFiles;
  private final Companions companions;

  TransitionReadiness(CaseFiles caseFiles, Companions companions) {
    this.caseFiles = caseFiles;
    this.companions = companions;
  }

  /**
   * AMF names a guide only after consent, so that without a guide nobody at AMF may know of the
   * case. Throws {@link Refusal} where there is none, or where a transition is under way already.
   */
  public void require(CaseId caseId) {
    if (caseFiles.namedFor(caseId, Party.AMF).isEmpty()) {
      throw Refusal.conflict(
          "Deltagaren har ingen guide på AMF, och då kan ingen bedömning begäras. Ta upp samtycke"
              + " till AMF med ansvarig handläggare på SOF.");
    }
    if (companions.isRunning(caseId, PROCESS)) {
      throw Refusal.conflict(
          "En bedömning eller övergång pågår redan i ärendet. Vänta tills den är klar innan en ny"
              + " begärs.");
    }
  }
}
