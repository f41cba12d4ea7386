package se.kedjan.turnover;

import java.util.Map;
import org.springframework.stereotype.Component;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.forms.StepForm;
import se.kedjan.forms.Submission;

/** A head of Corner says who has a case that nobody has. */
@Component
class AppointStaffCorner implements StepForm {

  private final AppointingStaff appointing;

  AppointStaffCorner(AppointingStaff appointing) {
    this.appointing = appointing;
  }

  @Override
  public Category category() {
    return Category.CONTACT;
  }

  @Override
  public Map<ProcessVariable, ?> submit(Submission s) {
    appointing.appoint(s, Party.CORNER);
    return Map.of();
  }
}
