package se.kedjan.consent;

import java.util.Map;
import org.springframework.stereotype.Component;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.casefile.CaseDates;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.forms.StepForm;
import se.kedjan.forms.Submission;

/** Step 3: consent per direction, taken by SOF together with the participant. */
@Component
class ObtainConsent implements StepForm {

  private record Direction(String field, Party from, Party to) {}

  private static final Direction[] DIRECTIONS = {
    new Direction("consentToCorner", Party.SOF, Party.CORNER),
    new Direction("consentToAmf", Party.SOF, Party.AMF),
    new Direction("cornerToSof", Party.CORNER, Party.SOF),
    new Direction("cornerToAmf", Party.CORNER, Party.AMF),
    new Direction("amfToSof", Party.AMF, Party.SOF),
    new Direction("amfToCorner", Party.AMF, Party.CORNER)
  };

  private final Consents consents;
  private final CaseDates dates;

  ObtainConsent(Consents consents, CaseDates dates) {
    this.consents = consents;
    this.dates = dates;
  }

  @Override
  public Category category() {
    return Category.CONTACT;
  }

  @Override
  public Map<ProcessVariable, ?> submit(Submission s) {
    var until = s.date("consentUntil");
    dates.requirePlanned(until, "consentUntil", "Gäller till och med");
    for (var direction : DIRECTIONS) {
      var given = s.isYes(direction.field());
      consents.record(
          s.caseId(),
          direction.from(),
          direction.to(),
          given,
          given ? s.text("consentForm") : null,
          given ? until : null);
    }
    return Map.of();
  }
}
