package se.kedjan.selfassessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.kedjan.access.Actor;
import se.kedjan.access.CaseId;
import se.kedjan.access.Party;
import se.kedjan.chain.Refusal;
import se.kedjan.forms.Submission;

class SelfAssessmentTest {

  @Test
  void isDoneWithASingleAnswerEvenIfItIsNought() {
    var assessment = submitted(Map.of("assessmentDone", "done", "motivation", BigDecimal.ZERO));
    assertThat(assessment.done()).isTrue();
    assertThat(assessment.motivation()).isZero();
    assertThat(assessment.loneliness()).isNull();
  }

  @Test
  void isRefusedWithoutAnyAnswer() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> submitted(Map.of("assessmentDone", "done")))
        .matches(refusal -> "assessmentDone".equals(refusal.field()));
  }

  @Test
  void mayBeDeclinedWithAReason() {
    var assessment = submitted(Map.of("assessmentDone", "declined", "declinedReason", "Vill inte"));
    assertThat(assessment.done()).isFalse();
    assertThat(assessment.declinedReason()).isEqualTo("Vill inte");
  }

  private static SelfAssessment submitted(Map<String, Object> values) {
    return SelfAssessment.of(
        new Submission(
            "carry-out-self-assessment",
            new CaseId("K-2026-0001"),
            "task",
            "Task_CarryOutSelfAssessment",
            new Actor("caseworker", Party.SOF, "Enheten"),
            Instant.parse("2026-03-02T09:00:00Z"),
            values));
  }
}
