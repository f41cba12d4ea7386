package se.kedjan.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.kedjan.access.CaseId;
import se.kedjan.access.Party;
import se.kedjan.responsibility.OpenSteps;
import se.kedjan.responsibility.OpenSteps.OpenStep;

class LateStepsTest {

  private static final CaseId CASE = new CaseId("K-2026-0001");
  private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
  private static final Instant LATE = NOW.minus(Duration.ofDays(1));

  private final OpenSteps openSteps = mock(OpenSteps.class);
  private final LateSteps lateSteps = new LateSteps(openSteps, Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void namesOnlyWhatIsLateAndEscalatesToTheGroup() {
    open(
        step("Task_ReceiveCase", "Ta emot ärendet", LATE, "sofhead"),
        step("Task_BookStudyVisit", "Boka studiebesök", LATE, "processowner"),
        step("Task_ObtainConsent", "Inhämta samtycke", NOW.plusSeconds(1), "sofhead"),
        step("Task_KeepContact", "Håll kontakt", LATE, null),
        step("Task_SuperviseParticipant", "Handled deltagaren", null, "sofhead"));

    assertThat(lateSteps.namesFor(CASE, "sofhead")).isEqualTo("Ta emot ärendet \\(SOF\\)");
    assertThat(lateSteps.elementsFor(CASE, "sofhead")).containsExactly("Task_ReceiveCase");
  }

  @Test
  void isNeverEmpty() {
    open();

    assertThat(lateSteps.namesFor(CASE, "sofhead")).isEqualTo("Inget steg är försenat längre.");
  }

  private void open(OpenStep... steps) {
    when(openSteps.of(CASE)).thenReturn(List.of(steps));
  }

  private static OpenStep step(
      String element, String name, @Nullable Instant dueAt, @Nullable String escalatesTo) {
    return new OpenStep(
        element,
        CASE,
        "referral-chain",
        element,
        name,
        Party.SOF,
        "sof",
        null,
        LATE,
        dueAt,
        escalatesTo,
        null,
        null);
  }
}
