package se.kedjan.demo;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fictional participant of the demo year and what happens to them.
 *
 * @param name never anybody's of the source documents
 * @param registeredBy a member of staff, whose party registers the interest
 * @param sof responsible caseworker
 * @param guide guide at AMF
 * @param supervisor handledare at Corner
 * @param registered the day the interest is registered
 * @param turn how the way to enrolment ends, where it does not lead there
 * @param events what happens after enrolment, in order
 * @param identityNumber invented, with a valid check digit; absent for most
 */
record Person(
    String name,
    int age,
    String sex,
    String registeredBy,
    String sof,
    String guide,
    String supervisor,
    LocalDate registered,
    Turn turn,
    List<Event> events,
    @Nullable String identityNumber) {

  Person(
      String name,
      int age,
      String sex,
      String registeredBy,
      String sof,
      String guide,
      String supervisor,
      LocalDate registered,
      Turn turn,
      List<Event> events) {
    this(name, age, sex, registeredBy, sof, guide, supervisor, registered, turn, events, null);
  }

  Person known(String identityNumber) {
    return new Person(
        name,
        age,
        sex,
        registeredBy,
        sof,
        guide,
        supervisor,
        registered,
        turn,
        events,
        identityNumber);
  }

  enum Turn {
    ENROLLED,
    REFUSED,
    DECLINED_AFTER_VISIT,
    DECLINED_AFTER_TRIAL,
    STILL_ON_TRIAL
  }

  /** Something Corner, SOF or AMF registers on a day. */
  sealed interface Event {
    LocalDate on();
  }

  /** A relapse, after which the participant stays or leaves. */
  record Relapse(LocalDate on, boolean leaves) implements Event {}

  record Return(LocalDate on, String reentry) implements Event {}

  /**
   * @param kind what AMF plans
   * @param outcome how it ends: a word of the form, {@code backToCorner}, or null where AMF is
   *     still working on it
   */
  record Onward(LocalDate on, String kind, @Nullable String outcome) implements Event {}

  /** The week of the year in which they stay away without a word; for most none. */
  int missedWeek() {
    return name.equals("Gunilla Hedin") ? 40 : 0;
  }

  String givenName() {
    return name.substring(0, name.indexOf(' '));
  }

  String familyName() {
    return name.substring(name.indexOf(' ') + 1);
  }
}
