package se.kedjan.consent;

import java.util.HashMap;
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

/** Step 3: what SOF may tell Corner, AMF and others, taken together with the participant. */
@Component
class ObtainConsent implements StepForm {

  private static final List<Question> QUESTIONS =
      List.of(
          new Question("consentToCorner", "toCornerCategories", Party.CORNER),
          new Question("consentToAmf", "toAmfCategories", Party.AMF));

  private final ObtainingConsent obtaining;
  private final NotingConsent noting;
  private final Receivers receivers;

  ObtainConsent(ObtainingConsent obtaining, NotingConsent noting, Receivers receivers) {
    this.obtaining = obtaining;
    this.noting = noting;
    this.receivers = receivers;
  }

  @Override
  public Category category() {
    return Category.CONTACT;
  }

  @Override
  public Map<String, ?> prefill(CaseId caseId) {
    var prefill = new HashMap<String, Object>();
    prefill.putAll(obtaining.prefill(caseId, Party.SOF, QUESTIONS));
    return prefill;
  }

  @Override
  public Map<ProcessVariable, ?> submit(Submission s) {
    obtaining.take(s, Party.SOF, QUESTIONS);
    var told = Set.copyOf(s.choices("otherReceivers"));
    var what = ObtainingConsent.categories(s.choices("toOthersCategories"));
    for (var receiver : receivers.others()) {
      if (told.contains(receiver.id())) {
        noting.note(s.caseId(), Party.SOF, receiver.id(), what, obtaining.terms(s, true));
      }
    }
    return Map.of();
  }
}
