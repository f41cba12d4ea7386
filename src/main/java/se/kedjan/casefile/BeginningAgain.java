package se.kedjan.casefile;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.casefile.Rounds.Round;
import se.kedjan.chain.Consequence;
import se.kedjan.chain.Refusal;
import se.kedjan.chain.Rules;

/**
 * Where a new round begins: as the owner's table says of the reason for which the last one ended.
 * The trial, where it ended for none, as a death by mistake does, or where nobody was ever
 * enrolled.
 */
@Component
class BeginningAgain {

  private static final String REENTRY = "reentry";
  private static final String TRIAL = "trial";

  private static final Map<String, EndState> STOPS =
      Map.of(
          "moved", EndState.MOVED,
          "declines", EndState.OWN_CHOICE,
          "agreementEnded", EndState.AGREEMENT_ENDED);

  private final Rounds rounds;
  private final StoppingCase stoppingCase;
  private final WhyItEnded whyItEnded;
  private final CaseFiles caseFiles;
  private final Rules rules;
  private final ObjectProvider<EarlierParticipation> participation;

  BeginningAgain(
      Rounds rounds,
      StoppingCase stoppingCase,
      WhyItEnded whyItEnded,
      CaseFiles caseFiles,
      Rules rules,
      ObjectProvider<EarlierParticipation> participation) {
    this.rounds = rounds;
    this.stoppingCase = stoppingCase;
    this.whyItEnded = whyItEnded;
    this.caseFiles = caseFiles;
    this.rules = rules;
    this.participation = participation;
  }

  /**
   * A word of the process variable {@code reentry}. The case has just been opened again.
   *
   * @param wanted what SOF chose, which the table must leave to it
   */
  String at(CaseId caseId, @Nullable String wanted) {
    var rule = rule(caseId);
    if (rule.filter(Consequence::isWithoutReentry).isPresent()) {
      throw Refusal.conflict(
          "Efter det skäl som ärendet avslutades för finns ingen återkomst enligt tabellen «Skäl och följder». Kontakta processägaren.");
    }
    if (rule.isEmpty() || !participation.getObject().wasEnrolled(caseId)) {
      return decided(TRIAL, wanted);
    }
    if (!rule.get().leavesReentryOpen()) {
      return decided(rule.get().reentry(), wanted);
    }
    if (wanted == null) {
      throw Refusal.badInput(
          REENTRY,
          "Välj i fältet «Var börjar återkomsten?»: med testperiod eller med inskrivning.");
    }
    return wanted;
  }

  private static String decided(String reentry, @Nullable String wanted) {
    if (wanted != null && !wanted.equals(reentry)) {
      throw Refusal.badInput(
          REENTRY,
          "Återkomsten börjar med %s. Välj det, eller lämna fältet «Var börjar återkomsten?» tomt."
              .formatted(reentry.equals(TRIAL) ? "testperiod" : "inskrivning"));
    }
    return reentry;
  }

  private Optional<Consequence> rule(CaseId caseId) {
    var all = rounds.of(caseId);
    return why(caseId, all.get(all.size() - 1))
        .flatMap(
            reason ->
                rules.consequence(caseFiles.activityOf(caseId), Consequence.Kind.ENDING, reason));
  }

  private Optional<String> why(CaseId caseId, Round last) {
    return stoppingCase
        .lastReason(caseId, last.beganOn())
        .filter(reason -> STOPS.get(reason) == last.endState())
        .or(() -> whyItEnded.reason(caseId, last.endState(), last.beganOn()));
  }
}
