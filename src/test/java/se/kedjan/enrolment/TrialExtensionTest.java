package se.kedjan.enrolment;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.kedjan.chain.Refusal;

class TrialExtensionTest {

  @Test
  void isAllowedUpToTheOwnersNumber() {
    assertThatCode(() -> CarryOutTrial.requireExtendable(0, 1)).doesNotThrowAnyException();
    assertThatCode(() -> CarryOutTrial.requireExtendable(1, 2)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  // The owner may lower the number while a trial runs.
  @CsvSource({"0, 0", "1, 1", "2, 1"})
  void isRefusedAtTheOwnersNumberAndBeyond(int extended, int allowed) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> CarryOutTrial.requireExtendable(extended, allowed))
        .matches(refusal -> "trialOutcome".equals(refusal.field()));
  }
}
