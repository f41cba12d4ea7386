package se.kedjan.enrolment;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import se.kedjan.chain.Refusal;

class DischargeRuleTest {

  @Test
  void waitsUntilSofHasBeenTold() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> DischargeParticipant.requireSofTold(false))
        .withMessageContaining("Kontakta SOF först")
        .matches(refusal -> "sofTold".equals(refusal.field()));
    assertThatCode(() -> DischargeParticipant.requireSofTold(true)).doesNotThrowAnyException();
  }
}
