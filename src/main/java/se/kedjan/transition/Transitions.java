package se.kedjan.transition;

import java.util.Optional;
import org.springframework.data.repository.Repository;
import se.kedjan.access.CaseId;
import se.kedjan.chain.Refusal;

interface Transitions extends Repository<Transition, Long> {

  Transition save(Transition transition);

  Optional<Transition> findFirstByCaseIdOrderByIdDesc(String caseId);

  default Optional<Transition> latest(CaseId caseId) {
    return findFirstByCaseIdOrderByIdDesc(caseId.number());
  }

  default Transition underWay(CaseId caseId) {
    return latest(caseId)
        .filter(transition -> !transition.state().isOver())
        .orElseThrow(() -> Refusal.conflict("Ingen övergång pågår i ärendet. Uppdatera listan."));
  }
}
