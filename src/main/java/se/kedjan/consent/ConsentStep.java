package se.kedjan.consent;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.consent.ObtainingConsent.Question;
import se.kedjan.forms.StepForm;
import se.kedjan.forms.Submission;

/** What a party may tell the others; at a return the earlier answers are there. */
abstract class ConsentStep implements StepForm {

  private final Party party;
  private final List<Question> questions;
  private final ObtainingConsent obtaining;

  private ConsentStep(ObtainingConsent obtaining, Party party, Question... questions) {
    this.party = party;
    this.questions = List.of(questions);
    this.obtaining = obtaining;
  }

  @Override
  public Category category() {
    return Category.CONTACT;
  }

  @Override
  public Map<String, ?> prefill(CaseId caseId) {
    return obtaining.prefill(caseId, party, questions);
  }

  @Override
  public Map<ProcessVariable, ?> submit(Submission s) {
    obtaining.take(s, party, questions);
    return Map.of();
  }

  /** Step 3: SOF asks for others than the parties too, together with the participant. */
  @Component
  static class ObtainConsent extends ConsentStep {

    private final ObtainingConsent obtaining;
    private final NotingConsent noting;
    private final Receivers receivers;

    ObtainConsent(ObtainingConsent obtaining, NotingConsent noting, Receivers receivers) {
      super(
          obtaining,
          Party.SOF,
          new Question("consentToCorner", "toCornerCategories", Party.CORNER),
          new Question("consentToAmf", "toAmfCategories", Party.AMF));
      this.obtaining = obtaining;
      this.noting = noting;
      this.receivers = receivers;
    }

    @Override
    public Map<ProcessVariable, ?> submit(Submission s) {
      super.submit(s);
      var told = Set.copyOf(s.choices("otherReceivers"));
      var what = ObtainingConsent.categories(s.choices("toOthersCategories"));
      var before = obtaining.toldBySof(s.caseId());
      for (var receiver : receivers.others()) {
        if (told.contains(receiver.id())) {
          noting.note(s.caseId(), Party.SOF, receiver.id(), what, obtaining.terms(s, true));
        } else if (before.contains(receiver.id())) {
          // Asked anew, the participant has not named them again.
          noting.note(s.caseId(), Party.SOF, receiver.id(), Set.of(), obtaining.terms(s, false));
        }
      }
      return Map.of();
    }
  }

  @Component
  static class ObtainConsentCorner extends ConsentStep {
    ObtainConsentCorner(ObtainingConsent obtaining) {
      super(
          obtaining,
          Party.CORNER,
          new Question("cornerToSof", "cornerToSofCategories", Party.SOF),
          new Question("cornerToAmf", "cornerToAmfCategories", Party.AMF));
    }
  }

  @Component
  static class ObtainConsentAmf extends ConsentStep {
    ObtainConsentAmf(ObtainingConsent obtaining) {
      super(
          obtaining,
          Party.AMF,
          new Question("amfToSof", "amfToSofCategories", Party.SOF),
          new Question("amfToCorner", "amfToCornerCategories", Party.CORNER));
    }
  }
}
