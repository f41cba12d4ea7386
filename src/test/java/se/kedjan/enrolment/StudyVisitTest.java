package se.kedjan.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import se.kedjan.access.CaseId;
import se.kedjan.access.StaffId;
import se.kedjan.chain.Refusal;
import se.kedjan.enrolment.StudyVisit.State;

class StudyVisitTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
  private static final StaffId SUPERVISOR = new StaffId("supervisor");

  @Test
  void isBookedThenConfirmedThenCarriedOut() {
    var visit = booked();
    assertThat(visit.state()).isEqualTo(State.BOOKED);
    visit.confirm(SUPERVISOR, null);
    assertThat(visit.state()).isEqualTo(State.CONFIRMED);
    visit.carryOut(DAY, "wants", true, null);
    assertThat(visit.state()).isEqualTo(State.CARRIED_OUT);
    assertThat(visit.isAhead()).isFalse();
  }

  @Test
  void isOverOnceAnotherDayIsProposed() {
    var visit = booked();
    visit.proposeAnotherDay(DAY.plusDays(1), null);
    assertThat(visit.isAhead()).isFalse();
    refuses("förslag på ny dag", () -> visit.confirm(SUPERVISOR, null));
  }

  @Test
  void isOverAfterANoShow() {
    var visit = confirmed();
    visit.missed(null);
    refuses("uteblivet", () -> visit.carryOut(DAY, "wants", true, null));
    refuses("uteblivet", visit::replace);
  }

  @Test
  void isNotCarriedOutBeforeItIsConfirmed() {
    refuses("bokat", () -> booked().carryOut(DAY, "wants", true, null));
    refuses("bokat", () -> booked().missed(null));
  }

  @Test
  void isConfirmedOnce() {
    refuses("bekräftat", () -> confirmed().confirm(SUPERVISOR, null));
    refuses("bekräftat", () -> confirmed().proposeAnotherDay(DAY, null));
  }

  @Test
  void givesWayToANewBookingWhileItLiesAhead() {
    var visit = confirmed();
    visit.replace();
    assertThat(visit.state()).isEqualTo(State.REPLACED);
  }

  @Test
  void isDecidedOnceByWhoeverWantedToThinkAboutIt() {
    var undecided = confirmed();
    undecided.carryOut(DAY, StudyVisit.UNDECIDED, true, null);
    undecided.decide("wants", DAY);
    refuses("redan registrerat", () -> undecided.decide("declines", DAY));

    var decided = confirmed();
    decided.carryOut(DAY, "wants", true, null);
    refuses("redan registrerat", () -> decided.decide("wants", DAY));
    refuses("bekräftat", () -> confirmed().decide("wants", DAY));
  }

  private static StudyVisit booked() {
    return StudyVisit.book(
        new CaseId("K-2026-0001"), DAY, LocalTime.of(10, 0), new StaffId("escort"), null);
  }

  private static StudyVisit confirmed() {
    var visit = booked();
    visit.confirm(SUPERVISOR, null);
    return visit;
  }

  private static void refuses(String because, Runnable act) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(act::run)
        .withMessageContaining(because)
        .matches(refusal -> refusal.kind() == Refusal.Kind.CONFLICT);
  }
}
