package se.kedjan.pause;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Direction;
import se.kedjan.access.Party;
import se.kedjan.casefile.CaseDates;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.chain.Refusal;
import se.kedjan.consent.Consents;
import se.kedjan.forms.Submission;
import se.kedjan.pause.Leavings.Leaving;
import se.kedjan.pause.Pauses.Pause;

/** SOF has been in touch during the pause: it goes on, leads back to Corner, or to the end. */
@Component
class SettlingPause {

  private static final Map<String, String> REENTRY =
      Map.of(
          "trial", "Återkomsten börjar med testperiod.",
          "enrolment", "Återkomsten börjar med inskrivning.");

  private final Pauses pauses;
  private final Leavings leavings;
  private final DecidingPause deciding;
  private final CaseDates dates;
  private final Consents consents;
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  SettlingPause(
      Pauses pauses,
      Leavings leavings,
      DecidingPause deciding,
      CaseDates dates,
      Consents consents,
      JdbcClient jdbc,
      ApplicationEventPublisher events,
      Clock clock) {
    this.pauses = pauses;
    this.leavings = leavings;
    this.deciding = deciding;
    this.dates = dates;
    this.consents = consents;
    this.jdbc = jdbc;
    this.events = events;
    this.clock = clock;
  }

  /** For both of SOF's forms about a pause: what is known, and how it would end. */
  Map<String, String> prefill(CaseId caseId) {
    var pause = pauses.open(caseId);
    var leaving = pause.map(p -> leaving(caseId, p)).orElseGet(SettlingPause::afterRelapse);
    var prefill = new HashMap<String, String>();
    prefill.put("pauseText", text(caseId, pause, leaving));
    leavings
        .outcomeFor(Party.SOF, caseId, leaving)
        .ifPresent(outcome -> prefill.put("outcome", outcome));
    return prefill;
  }

  /** Who left before there were pauses left after a relapse. */
  private static Leaving afterRelapse() {
    return new Leaving("relapse", Party.SOF, Party.CORNER);
  }

  private String text(CaseId caseId, Optional<Pause> open, Leaving leaving) {
    return open.map(
            pause ->
                "- %s\n- Paus sedan %s, planerad till och med %s\n- %s%s"
                    .formatted(
                        leavings.shownTo(Party.SOF, caseId, leaving),
                        pause.beganOn(),
                        pause.until(),
                        pause.placeKept() ? "Platsen hålls." : "Platsen är släppt.",
                        isTooLong(pause)
                            ? "\n"
                                + "- **Pausen har varat så länge som tabellen medger. Förslag:"
                                + " avsluta, om deltagaren inte är på väg tillbaka.**"
                            : ""))
        .orElse("- Deltagaren är borta tills vidare.");
  }

  /** With who reported it; by Corner where the participant left before that was kept. */
  private Leaving leaving(CaseId caseId, Pause pause) {
    return leavings
        .latest(caseId)
        .filter(leaving -> leaving.reason().equals(pause.reason()))
        .orElseGet(() -> new Leaving(pause.reason(), Party.SOF, Party.CORNER));
  }

  private boolean isTooLong(Pause pause) {
    return !LocalDate.now(clock).isBefore(pause.longestTo());
  }

  /** The latest day to which a pause may be prolonged today. */
  LocalDate latest(CaseId caseId) {
    return pauses
        .open(caseId)
        .map(pause -> deciding.rule(caseId, pause.reason()).latest())
        .orElseGet(() -> LocalDate.now(clock).plusMonths(1));
  }

  Map<ProcessVariable, ?> settle(Submission s) {
    var caseId = s.caseId();
    dates.requireHappened(
        caseId, s.date("contactedOn"), "contactedOn", "Senaste kontakt eller kontaktförsök");
    var pause = pauses.open(caseId);
    if (s.text("contactNote") != null
        && pause.map(Pause::reason).filter(Leavings.WITHOUT_DETAILS::contains).isPresent()) {
      throw Refusal.badInput(
          "contactNote", "Om den här pausen skrivs inga detaljer. Töm fältet «Anteckning».");
    }
    jdbc.sql(
            """
            insert into kedjan.pause_contact
              (case_id, contacted_on, contact, reentry, note, recorded_at, recorded_by)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            caseId.number(),
            s.date("contactedOn"),
            s.word("contact"),
            s.text("reentry"),
            s.text("contactNote"),
            Timestamp.from(s.at()),
            s.staff().value())
        .update();
    return switch (s.word("contact")) {
      case "returns" -> returns(s, pause.map(Pause::reason).orElse("relapse"));
      case "ends" -> {
        pauses.end(caseId, "closed");
        events.publishEvent(new LeftDuringPause(caseId));
        yield Map.of(ProcessVariable.OUTCOME, outcome(s, pause));
      }
      default -> Map.of();
    };
  }

  /** As SOF says; by the reason, where the form that was opened with the step does not ask yet. */
  private static String outcome(Submission s, Optional<Pause> pause) {
    var chosen = s.text("outcome");
    return chosen != null ? chosen : Leavings.outcome(pause.map(Pause::reason).orElse("relapse"));
  }

  private Map<ProcessVariable, ?> returns(Submission s, String reason) {
    var reentry = s.word("reentry");
    var rule = deciding.rule(s.caseId(), reason);
    if (!rule.allowsReentry(reentry)) {
      throw Refusal.badInput(
          "reentry",
          REENTRY.getOrDefault(
              rule.reentry(), "Efter den här pausen finns ingen återkomst. Välj att avsluta."));
    }
    pauses.end(s.caseId(), "returned");
    events.publishEvent(new ParticipantReturned(s.caseId(), reentry));
    // What was agreed before the break may have ended since.
    return Map.of(
        ProcessVariable.CONSENT_TO_AMF,
        consents.stands(s.caseId(), new Direction(Party.SOF, Party.AMF)));
  }
}
