package se.kedjan.casefile;

import java.util.Map;
import org.springframework.stereotype.Component;
import se.kedjan.access.Category;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.forms.StepForm;
import se.kedjan.forms.Submission;

/** The person has agreed after all that SOF tells AMF: AMF names its guide, as in step 3. */
@Component
class NameGuide implements StepForm {

  private final AppointGuide appointGuide;

  NameGuide(AppointGuide appointGuide) {
    this.appointGuide = appointGuide;
  }

  @Override
  public Category category() {
    return Category.CONTACT;
  }

  @Override
  public Map<ProcessVariable, ?> submit(Submission s) {
    return appointGuide.submit(s);
  }
}
