package se.kedjan.retention;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseAccess;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.chain.Refusal;
import se.kedjan.forms.StartForm;
import se.kedjan.forms.Submission;
import se.kedjan.responsibility.CaseLock;

/** A head of SOF keeps a case beyond its day, or lets it go again. */
@Component
class HoldCase implements StartForm {

  private final Holds holds;
  private final CaseAccess access;
  private final CaseLock caseLock;
  private final Clock clock;

  HoldCase(Holds holds, CaseAccess access, CaseLock caseLock, Clock clock) {
    this.holds = holds;
    this.access = access;
    this.caseLock = caseLock;
    this.clock = clock;
  }

  @Override
  public Category category() {
    return Category.PARTICIPATION;
  }

  @Override
  public Started submit(Submission s) {
    if (s.actor().party() != Party.SOF || !s.actor().head()) {
      throw Refusal.forbidden("Bara enhetschefer på SOF bevarar ärenden.");
    }
    var caseId = theirs(s);
    if ("lift".equals(s.word("holdAction"))) {
      if (!holds.lift(caseId, s.word("holdReason"), s.staff())) {
        throw Refusal.conflict("Ärendet bevaras inte, så det finns inget att häva.");
      }
    } else {
      var until = s.day("holdUntil");
      if (until.isBefore(LocalDate.now(clock))) {
        throw Refusal.badInput(
            "holdUntil", "Fältet «Bevaras till och med» kan inte ligga i det förflutna.");
      }
      holds.place(caseId, s.word("holdReason"), until, s.staff());
    }
    return new Started(caseId, Map.of());
  }

  private CaseId theirs(Submission s) {
    var number = s.word("caseNumber");
    if (!CaseId.isValid(number)) {
      throw notTheirs();
    }
    var caseId = new CaseId(number);
    // Before asking: whoever waits here for its erasure finds nothing to leave a note in.
    caseLock.hold(caseId);
    if (!access.reaches(s.actor(), caseId)) {
      throw notTheirs();
    }
    return caseId;
  }

  /** One sentence for all, so that nobody learns which case numbers there are. */
  private static Refusal notTheirs() {
    return Refusal.badInput("caseNumber", "Ärendet finns inte, eller är inte ditt.");
  }
}
