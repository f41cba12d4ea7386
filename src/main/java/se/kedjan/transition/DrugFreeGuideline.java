package se.kedjan.transition;

import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.casefile.CaseFiles;
import se.kedjan.chain.Refusal;
import se.kedjan.chain.Rules;

/**
 * «ska en klient varit drogfri i sex månader, men detta anpassas till de individuella fallen i
 * dialog med guide på AMF» (S0): deviating is always open to the guide, and never without a reason.
 */
@Component
class DrugFreeGuideline {

  private final CaseFiles caseFiles;
  private final Rules rules;
  private final Clock clock;

  DrugFreeGuideline(CaseFiles caseFiles, Rules rules, Clock clock) {
    this.caseFiles = caseFiles;
    this.rules = rules;
    this.clock = clock;
  }

  /** Whether the guideline's span has passed by today; null where the date is not known. */
  @Nullable Boolean isMetBy(CaseId caseId, @Nullable LocalDate drugFreeSince) {
    if (drugFreeSince == null) {
      return null;
    }
    var today = LocalDate.now(clock);
    if (drugFreeSince.isAfter(today)) {
      throw Refusal.badInput("drugFreeSince", "Fältet «Drogfri sedan» kan inte ligga i framtiden.");
    }
    return !rules
        .dayAfter(drugFreeSince, caseFiles.activityOf(caseId), "drugFreeGuideline")
        .isAfter(today);
  }

  /** Refuses a yes that the date contradicts: it would stand without the reason it needs. */
  void requireReason(@Nullable Boolean saidToBeMet, @Nullable Boolean metByDate) {
    if (Boolean.TRUE.equals(saidToBeMet) && Boolean.FALSE.equals(metByDate)) {
      throw Refusal.badInput(
          "guidelineMet",
          "Enligt datumet i «Drogfri sedan» är riktlinjen inte uppfylld. Svara nej och skriv"
              + " skälet till att avvika, eller rätta datumet.");
    }
  }
}
