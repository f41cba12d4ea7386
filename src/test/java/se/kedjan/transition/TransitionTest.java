package se.kedjan.transition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import se.kedjan.access.CaseId;
import se.kedjan.access.Party;
import se.kedjan.chain.Refusal;

class TransitionTest {

  private final Transition transition =
      Transition.raised(
          new CaseId("K-2026-0001"), LocalDate.of(2026, 3, 2), "lisa", Party.CORNER, null);

  @Test
  void goesFromRaisedToFinished() {
    transition.assess(true);
    transition.plan();
    transition.offer(true);
    transition.start(true);
    transition.reconcile();
    transition.handBack(true);

    assertThat(transition.state()).isEqualTo(Transition.State.FINISHED);
    assertThat(transition.state().isOver()).isTrue();
  }

  @Test
  void isReconciledAgainWhenNotTakenBack() {
    transition.assess(true);
    transition.plan();
    transition.offer(true);
    transition.start(true);
    transition.reconcile();
    transition.handBack(false);

    assertThat(transition.state()).isEqualTo(Transition.State.STARTED);
  }

  @Test
  void isOverWhenAssessedAsTooEarly() {
    transition.assess(false);

    assertThat(transition.state().isOver()).isTrue();
  }

  @Test
  void isNotOfferedBeforeItIsPlannedAndSaysWhereItStands() {
    transition.assess(true);

    assertThatThrownBy(() -> transition.offer(true))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("bedömd som redo");
  }

  @Test
  void isAbandonedOnlyOnce() {
    transition.abandon();

    assertThatThrownBy(transition::abandon)
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("avbruten");
  }
}
