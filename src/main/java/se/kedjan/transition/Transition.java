package se.kedjan.transition;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;
import se.kedjan.access.CaseId;
import se.kedjan.access.Party;
import se.kedjan.chain.Refusal;

/**
 * One attempt to move on, from being raised until it has worked out, led back or come to nothing.
 */
@Table(schema = "kedjan", value = "transition")
class Transition {

  enum State {
    RAISED("begärd"),
    NOT_READY("bedömd som för tidig"),
    READY("bedömd som redo"),
    PLANNED("planerad"),
    NOT_OFFERED("inte erbjuden"),
    OFFERED("erbjuden till AMF"),
    REFUSED("avböjd av AMF"),
    STARTED("påbörjad"),
    RECONCILED("avstämd"),
    FINISHED("klar"),
    ABANDONED("avbruten");

    private final String swedish;

    State(String swedish) {
      this.swedish = swedish;
    }

    boolean isOver() {
      return switch (this) {
        case NOT_READY, NOT_OFFERED, REFUSED, FINISHED, ABANDONED -> true;
        case RAISED, READY, PLANNED, OFFERED, STARTED, RECONCILED -> false;
      };
    }

    /** The participant is in work training, and the chain waits for it. */
    boolean isTraining() {
      return this == STARTED || this == RECONCILED;
    }
  }

  @Id private @Nullable Long id;
  private final String caseId;
  private final LocalDate raisedOn;
  private final String raisedBy;
  private final @Nullable Party raisedByParty;
  private final @Nullable String raisedReason;
  private State state;
  @Version private @Nullable Long version;

  Transition(
      String caseId,
      LocalDate raisedOn,
      String raisedBy,
      @Nullable Party raisedByParty,
      @Nullable String raisedReason,
      State state) {
    this.caseId = caseId;
    this.raisedOn = raisedOn;
    this.raisedBy = raisedBy;
    this.raisedByParty = raisedByParty;
    this.raisedReason = raisedReason;
    this.state = state;
  }

  static Transition raised(
      CaseId caseId, LocalDate on, String by, @Nullable Party byParty, @Nullable String reason) {
    return new Transition(caseId.number(), on, by, byParty, reason, State.RAISED);
  }

  long id() {
    if (id == null) {
      throw new IllegalStateException("Not saved yet");
    }
    return id;
  }

  State state() {
    return state;
  }

  @Nullable Party raisedByParty() {
    return raisedByParty;
  }

  @Nullable String raisedReason() {
    return raisedReason;
  }

  void assess(boolean ready) {
    move(State.RAISED, ready ? State.READY : State.NOT_READY);
  }

  void plan() {
    move(State.READY, State.PLANNED);
  }

  void offer(boolean offered) {
    move(State.PLANNED, offered ? State.OFFERED : State.NOT_OFFERED);
  }

  void start(boolean taken) {
    move(State.OFFERED, taken ? State.STARTED : State.REFUSED);
  }

  void reconcile() {
    move(State.STARTED, State.RECONCILED);
  }

  /** Not taken back, it is to be reconciled once more. */
  void handBack(boolean taken) {
    move(State.RECONCILED, taken ? State.FINISHED : State.STARTED);
  }

  void abandon() {
    if (state.isOver()) {
      throw wrongState();
    }
    state = State.ABANDONED;
  }

  private void move(State from, State to) {
    if (state != from) {
      throw wrongState();
    }
    state = to;
  }

  private Refusal wrongState() {
    return Refusal.conflict(
        "Övergången är %s. Det här steget kan inte göras nu. Uppdatera listan."
            .formatted(state.swedish));
  }

  LocalDate raisedOn() {
    return raisedOn;
  }
}
