package se.kedjan.casefile;

import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.forms.StepForm;
import se.kedjan.forms.Submission;

/** Step 3, AMF: names the guide, once the person has agreed that SOF tells AMF. */
@Component
class AppointGuide implements StepForm {

  private final CaseFiles caseFiles;

  AppointGuide(CaseFiles caseFiles) {
    this.caseFiles = caseFiles;
  }

  @Override
  public Category category() {
    return Category.CONTACT;
  }

  @Override
  public Map<ProcessVariable, ?> submit(Submission s) {
    var guide = s.staff("guide");
    if (guide == null) {
      throw new IllegalStateException("The form requires a guide");
    }
    caseFiles.name(s.caseId(), Party.AMF, guide, Optional.ofNullable(s.staff("deputyGuide")));
    return Map.of();
  }
}
