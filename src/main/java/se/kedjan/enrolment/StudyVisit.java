package se.kedjan.enrolment;

import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;
import se.kedjan.access.CaseId;
import se.kedjan.access.StaffId;
import se.kedjan.chain.Refusal;

/**
 * One appointment at the activity: booked by SOF, answered by Corner, carried out with SOF's
 * escort. A new day is a new visit, so that no-shows and proposals stay on record.
 */
@Table(schema = "kedjan", value = "study_visit")
class StudyVisit {

  enum State {
    BOOKED("bokat"),
    REPLACED("ersatt av en ny bokning"),
    CONFIRMED("bekräftat"),
    ANOTHER_DAY_PROPOSED("besvarat med förslag på ny dag"),
    CARRIED_OUT("genomfört"),
    NO_SHOW("uteblivet");

    private final String swedish;

    State(String swedish) {
      this.swedish = swedish;
    }

    String swedish() {
      return swedish;
    }
  }

  static final String UNDECIDED = "undecided";

  @Id private @Nullable Long id;
  private final String caseId;
  private final LocalDate visitOn;
  private final LocalTime visitTime;
  private final String escort;
  private final @Nullable String needs;
  private State state = State.BOOKED;
  private @Nullable String supervisor;
  private @Nullable LocalDate proposedOn;
  private @Nullable String hostNote;
  private @Nullable LocalDate visitedOn;
  private @Nullable Boolean honestyExplained;
  private @Nullable String wish;
  private @Nullable String visitNote;
  private @Nullable String decision;
  private @Nullable LocalDate decidedOn;
  @Version private @Nullable Long version;

  StudyVisit(
      String caseId,
      LocalDate visitOn,
      LocalTime visitTime,
      String escort,
      @Nullable String needs) {
    this.caseId = caseId;
    this.visitOn = visitOn;
    this.visitTime = visitTime;
    this.escort = escort;
    this.needs = needs;
  }

  static StudyVisit book(
      CaseId caseId, LocalDate on, LocalTime time, StaffId escort, @Nullable String needs) {
    return new StudyVisit(caseId.number(), on, time, escort.value(), needs);
  }

  /** Whether the visit still lies ahead and a new booking takes its place. */
  boolean isAhead() {
    return state == State.BOOKED || state == State.CONFIRMED;
  }

  void replace() {
    if (!isAhead()) {
      throw refuse("ersättas av en ny bokning");
    }
    state = State.REPLACED;
  }

  void confirm(StaffId supervisor, @Nullable String hostNote) {
    requireState(State.BOOKED, "bekräftas");
    this.state = State.CONFIRMED;
    this.supervisor = supervisor.value();
    this.hostNote = hostNote;
  }

  void proposeAnotherDay(LocalDate day, @Nullable String hostNote) {
    requireState(State.BOOKED, "besvaras med förslag på ny dag");
    this.state = State.ANOTHER_DAY_PROPOSED;
    this.proposedOn = day;
    this.hostNote = hostNote;
  }

  /**
   * @param wish {@code wants}, {@code undecided} or {@code declines}
   */
  void carryOut(LocalDate on, String wish, boolean honestyExplained, @Nullable String note) {
    requireState(State.CONFIRMED, "rapporteras som genomfört");
    this.state = State.CARRIED_OUT;
    this.visitedOn = on;
    this.wish = wish;
    this.honestyExplained = honestyExplained;
    this.visitNote = note;
  }

  void missed(@Nullable String note) {
    requireState(State.CONFIRMED, "rapporteras som uteblivet");
    this.state = State.NO_SHOW;
    this.visitNote = note;
  }

  /**
   * Who wanted to think about it has thought.
   *
   * @param decision {@code wants} or {@code declines}
   */
  void decide(String decision, LocalDate on) {
    requireState(State.CARRIED_OUT, "följas av ett beslut");
    if (!UNDECIDED.equals(wish) || this.decision != null) {
      throw Refusal.conflict(
          "Deltagarens beslut efter studiebesöket är redan registrerat. Ladda om sidan.");
    }
    this.decision = decision;
    this.decidedOn = on;
  }

  private void requireState(State required, String wanted) {
    if (state != required) {
      throw refuse(wanted);
    }
  }

  private Refusal refuse(String wanted) {
    return Refusal.conflict(
        "Studiebesöket är %s och kan inte %s. Ladda om sidan och boka vid behov ett nytt besök."
            .formatted(state.swedish(), wanted));
  }

  CaseId caseId() {
    return new CaseId(caseId);
  }

  State state() {
    return state;
  }

  LocalDate visitOn() {
    return visitOn;
  }

  LocalTime visitTime() {
    return visitTime;
  }

  StaffId escort() {
    return new StaffId(escort);
  }

  @Nullable String needs() {
    return needs;
  }

  @Nullable StaffId supervisor() {
    return supervisor == null ? null : new StaffId(supervisor);
  }

  @Nullable LocalDate proposedOn() {
    return proposedOn;
  }

  @Nullable String hostNote() {
    return hostNote;
  }
}
