package se.kedjan.placement;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import se.kedjan.access.CaseId;
import se.kedjan.casefile.CaseClosed;
import se.kedjan.casefile.CaseStopped;
import se.kedjan.consent.WithdrawalDecided;
import se.kedjan.enrolment.EnrolmentDeclined;
import se.kedjan.enrolment.ParticipantDischarged;
import se.kedjan.enrolment.TrialDeclined;
import se.kedjan.pause.LeftDuringPause;
import se.kedjan.pause.ParticipantReturned;
import se.kedjan.pause.PauseBegan;
import se.kedjan.pause.PauseProlonged;
import se.kedjan.transition.BackToCorner;
import se.kedjan.transition.LeftForGood;
import se.kedjan.transition.NextStepCameToNothing;
import se.kedjan.transition.WorkTrainingStarted;

/** What happens in the case frees its place, or keeps it, in the same transaction. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class PlacesFollowTheCase {

  private final Places places;
  private final WaitingList waitingList;
  private final Reservations reservations;

  PlacesFollowTheCase(Places places, WaitingList waitingList, Reservations reservations) {
    this.places = places;
    this.waitingList = waitingList;
    this.reservations = reservations;
  }

  @EventListener
  void on(TrialDeclined declined) {
    places.release(declined.caseId());
  }

  @EventListener
  void on(EnrolmentDeclined declined) {
    places.release(declined.caseId());
  }

  @EventListener
  void on(PauseBegan began) {
    if (began.placeKept()) {
      places.keepUntil(began.caseId(), began.until());
      reservations.holderStays(began.caseId());
    } else {
      places.release(began.caseId());
    }
  }

  @EventListener
  void on(PauseProlonged prolonged) {
    places.keepUntil(prolonged.caseId(), prolonged.until());
  }

  @EventListener
  void on(ParticipantReturned returned) {
    places.keepUntil(returned.caseId(), null);
  }

  @EventListener
  void on(LeftDuringPause left) {
    places.release(left.caseId());
  }

  @EventListener
  void on(CaseStopped stopped) {
    leaves(stopped.caseId());
  }

  @EventListener
  void on(ParticipantDischarged discharged) {
    places.release(discharged.caseId());
  }

  @EventListener
  void on(WorkTrainingStarted started) {
    places.keepUntil(started.caseId(), started.placeKeptUntil());
  }

  @EventListener
  void on(LeftForGood left) {
    places.release(left.caseId());
  }

  @EventListener
  void on(BackToCorner back) {
    places.keepUntil(back.caseId(), null);
  }

  @EventListener
  void on(NextStepCameToNothing nothing) {
    places.nextStepCameToNothing(nothing.caseId());
  }

  @EventListener
  void on(WithdrawalDecided decided) {
    if (!decided.goesOn()) {
      leaves(decided.caseId());
    }
  }

  @EventListener
  void on(CaseClosed closed) {
    leaves(closed.caseId());
  }

  /** First what is promised, so that nothing is given to who leaves. */
  private void leaves(CaseId caseId) {
    reservations.end(caseId, "left");
    places.release(caseId);
    waitingList.leave(caseId, "closed");
  }
}
