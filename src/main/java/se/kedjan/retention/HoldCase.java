package se.kedjan.retention;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.casefile.CaseByNumber;
import se.kedjan.chain.Refusal;
import se.kedjan.forms.StartForm;
import se.kedjan.forms.Submission;

/** A head of SOF keeps a case beyond its day, or lets it go again. */
@Component
class HoldCase implements StartForm {

  private final Holds holds;
  private final CaseByNumber caseByNumber;
  private final Clock clock;

  HoldCase(Holds holds, CaseByNumber caseByNumber, Clock clock) {
    this.holds = holds;
    this.caseByNumber = caseByNumber;
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
    var caseId = caseByNumber.of(s);
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
}
