package se.kedjan.followup;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import se.kedjan.deviation.RelapseNoted;
import se.kedjan.transition.DrugFreeSince;

/** After a relapse nobody is reminded of a date that no longer holds. */
@Component
class DrugFreedomEnds {

  private final DrugFreeSince drugFreeSince;

  DrugFreedomEnds(DrugFreeSince drugFreeSince) {
    this.drugFreeSince = drugFreeSince;
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  void on(RelapseNoted relapse) {
    drugFreeSince.endedByRelapse(relapse.caseId());
  }
}
