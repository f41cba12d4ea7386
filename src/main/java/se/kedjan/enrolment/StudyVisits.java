package se.kedjan.enrolment;

import java.util.Optional;
import org.springframework.data.repository.Repository;
import se.kedjan.access.CaseId;
import se.kedjan.chain.Refusal;

interface StudyVisits extends Repository<StudyVisit, Long> {

  StudyVisit save(StudyVisit visit);

  Optional<StudyVisit> findFirstByCaseIdOrderByIdDesc(String caseId);

  default Optional<StudyVisit> latest(CaseId caseId) {
    return findFirstByCaseIdOrderByIdDesc(caseId.number());
  }

  /** Refuses where no visit was ever booked. */
  default StudyVisit current(CaseId caseId) {
    return latest(caseId)
        .orElseThrow(
            () -> Refusal.conflict("Inget studiebesök är bokat i ärendet. Boka ett besök först."));
  }
}
