package se.kedjan.enrolment;

import java.util.Optional;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Party;
import se.kedjan.access.StaffId;
import se.kedjan.casefile.CaseFiles;

/** Who is named for the case at Corner. */
@Component
class Supervisors {

  private final CaseFiles caseFiles;

  Supervisors(CaseFiles caseFiles) {
    this.caseFiles = caseFiles;
  }

  Optional<StaffId> of(CaseId caseId) {
    return caseFiles.namedFor(caseId, Party.CORNER);
  }

  void name(CaseId caseId, StaffId supervisor) {
    // Naming the same person anew would take away a deputy who has been named meanwhile.
    if (of(caseId).filter(supervisor::equals).isEmpty()) {
      caseFiles.name(caseId, Party.CORNER, supervisor, Optional.empty());
    }
  }
}
