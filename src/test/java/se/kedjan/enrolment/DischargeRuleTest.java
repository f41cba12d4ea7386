package se.kedjan.enrolment;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.kedjan.chain.Refusal;

class DischargeRuleTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "absence",
        "ownChoice",
        "relapse",
        "moved",
        "consentMissing",
        "agreementEnded",
        "otherSupport"
      })
  void waitsUntilSofHasBeenTold(String outcome) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> DischargeParticipant.requireSofTold(outcome, false))
        .withMessageContaining("Kontakta SOF först")
        .matches(refusal -> "sofTold".equals(refusal.field()));
    assertThatCode(() -> DischargeParticipant.requireSofTold(outcome, true))
        .doesNotThrowAnyException();
  }

  @Test
  void doesNotWaitAfterADeath() {
    assertThatCode(() -> DischargeParticipant.requireSofTold("deceased", false))
        .doesNotThrowAnyException();
  }
}
