package se.kedjan.turnover;

import org.springframework.stereotype.Component;
import se.kedjan.access.Party;
import se.kedjan.chain.Refusal;
import se.kedjan.forms.Submission;

/** The head says who has a case from now on that nobody has. */
@Component
class AppointingStaff {

  private final Takeover takeover;

  AppointingStaff(Takeover takeover) {
    this.takeover = takeover;
  }

  void appoint(Submission s, Party party) {
    var staff = s.staff("appointed");
    if (staff == null) {
      throw Refusal.badInput("appointed", "Välj vem som tar över ärendet.");
    }
    takeover.toSomebody(s.caseId(), party, staff, s.staff("appointedDeputy"), null, s.taskId());
  }
}
