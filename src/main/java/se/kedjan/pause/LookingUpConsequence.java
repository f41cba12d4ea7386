package se.kedjan.pause;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import se.kedjan.access.CaseId;
import se.kedjan.access.Party;
import se.kedjan.casefile.CaseFiles;
import se.kedjan.chain.Consequence;
import se.kedjan.chain.Consequence.Kind;
import se.kedjan.chain.Rules;

/** Keeps why a participant is about to leave, with what the owner's table says of it. */
@Component
class LookingUpConsequence {

  private final Leavings leavings;
  private final CaseFiles caseFiles;
  private final Rules rules;

  LookingUpConsequence(Leavings leavings, CaseFiles caseFiles, Rules rules) {
    this.leavings = leavings;
    this.caseFiles = caseFiles;
    this.rules = rules;
  }

  /**
   * @param decidedBy the group of the party
   * @param askSof before somebody is discharged for good
   */
  record Found(String decidedBy, boolean askSof) {}

  /**
   * @param heard no where Corner reports it itself: then SOF has not been heard yet. Who reports an
   *     absence by message has heard SOF on the way.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  Found lookUp(
      CaseId caseId,
      String participation,
      @Nullable String leavingReason,
      @Nullable Boolean heard) {
    if (participation.equals("ready")) {
      return new Found(Party.CORNER.group(), false);
    }
    var kind = participation.equals("discharge") ? Kind.ENDING : Kind.PAUSE;
    // What the engine is told is Corner's word; what it must not know is SOF's.
    var told = participation.equals("relapse") ? "relapse" : leavingReason;
    var reported = told == null ? leavings.takeReported(caseId) : Optional.<String>empty();
    var reason = told == null ? reported.orElse("ownChoice") : told;
    // A reason that the table says nothing about is for SOF to judge.
    var decidedBy =
        rules
            .consequence(caseFiles.activityOf(caseId), kind, reason)
            .map(Consequence::decidedBy)
            .orElse(Party.SOF);
    leavings.add(caseId, kind, reason, decidedBy, reported.isPresent() ? Party.SOF : Party.CORNER);
    var askSof =
        kind == Kind.ENDING
            && !(reason.equals("absence")
                ? !Boolean.FALSE.equals(heard)
                : Boolean.TRUE.equals(heard));
    return new Found(decidedBy.group(), askSof);
  }
}
