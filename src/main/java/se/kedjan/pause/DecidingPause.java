package se.kedjan.pause;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Party;
import se.kedjan.casefile.CaseDates;
import se.kedjan.casefile.CaseFiles;
import se.kedjan.chain.Consequence;
import se.kedjan.chain.Consequence.Kind;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.chain.Refusal;
import se.kedjan.chain.Rules;
import se.kedjan.forms.Submission;
import se.kedjan.pause.Leavings.Leaving;
import se.kedjan.pause.Pauses.Pause;

/** Whether somebody pauses, until when, and with the place or without, as the table allows. */
@Component
class DecidingPause {

  private static final Map<String, String> PLACE =
      Map.of(
          "kept", "Platsen hålls.",
          "freed", "Platsen ges till någon annan.",
          "choice", "Platsen kan hållas eller ges till någon annan.");

  private final Leavings leavings;
  private final Pauses pauses;
  private final CaseFiles caseFiles;
  private final CaseDates dates;
  private final Rules rules;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  DecidingPause(
      Leavings leavings,
      Pauses pauses,
      CaseFiles caseFiles,
      CaseDates dates,
      Rules rules,
      ApplicationEventPublisher events,
      Clock clock) {
    this.leavings = leavings;
    this.pauses = pauses;
    this.caseFiles = caseFiles;
    this.dates = dates;
    this.rules = rules;
    this.events = events;
    this.clock = clock;
  }

  Map<String, ?> prefill(CaseId caseId, Party party) {
    var leaving = leaving(caseId);
    var rule = rule(caseId, leaving.reason());
    return Map.of(
        "pauseText",
        "- %s\n- Längst till och med %s\n- %s\n- Får veta, inom samtycke: %s"
            .formatted(
                leavings.shownTo(party, caseId, leaving),
                rule.latest(),
                PLACE.get(rule.place()),
                named(rule.tells())),
        "pauseUntil",
        rule.latest().toString());
  }

  private static String named(List<Party> parties) {
    return parties.isEmpty()
        ? "ingen"
        : parties.stream().map(Party::laneName).collect(Collectors.joining(", "));
  }

  Map<ProcessVariable, ?> decide(Submission s, Party party) {
    var caseId = s.caseId();
    var decision = s.word("pauseDecision");
    if (decision.equals("none")) {
      return Map.of();
    }
    var leaving = leaving(caseId);
    var rule = rule(caseId, leaving.reason());
    if (!rule.allowsPlace(decision)) {
      throw Refusal.badInput(
          "pauseDecision", "Vid det här skälet gäller: " + PLACE.get(rule.place()));
    }
    var until = requireUntil(s, rule.latest());
    var kept = decision.equals("kept");
    pauses.begin(
        caseId,
        new Pause(leaving.reason(), LocalDate.now(clock), until, rule.latest(), kept),
        party);
    events.publishEvent(new PauseBegan(caseId, leaving.reason(), kept, until));
    return Map.of(ProcessVariable.PAUSE_ENDS_ON, Rules.timerOn(until));
  }

  /** From today on, and no longer than the owner's table says. */
  LocalDate requireUntil(Submission s, LocalDate latest) {
    var until = s.day("pauseUntil");
    dates.requirePlanned(until, "pauseUntil", "Paus till och med");
    if (until.isAfter(latest)) {
      throw Refusal.badInput(
          "pauseUntil",
          "Pausen kan planeras till och med %s. Välj en tidigare dag; pausen kan förlängas sedan."
              .formatted(latest));
    }
    return until;
  }

  /** What the table says today; SOF's judgement where it has nothing to say. */
  Consequence rule(CaseId caseId, String reason) {
    return rules
        .consequence(caseFiles.activityOf(caseId), Kind.PAUSE, reason)
        .orElseGet(
            () ->
                new Consequence(
                    Party.SOF, LocalDate.now(clock).plusMonths(1), "choice", "choice", List.of()));
  }

  private Leaving leaving(CaseId caseId) {
    return leavings.latest(caseId).orElse(new Leaving("ownChoice", Party.SOF, Party.CORNER));
  }
}
