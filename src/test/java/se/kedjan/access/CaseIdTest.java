package se.kedjan.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaseIdTest {

  @ParameterizedTest
  @ValueSource(strings = {"K-2026-0012", "k-2026-0012", " K-2026-0012 ", "k-2026-0012\t"})
  void isOneNumberHoweverItIsTyped(String typed) {
    assertThat(CaseId.isValid(typed)).isTrue();
    assertThat(new CaseId(typed)).isEqualTo(new CaseId("K-2026-0012"));
    assertThat(new CaseId(typed).number()).isEqualTo("K-2026-0012");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "K", "K-2026-12", "X-2026-0012", "K-2026-0012 x", "K 2026 0012"})
  void isNothingElse(String typed) {
    assertThat(CaseId.isValid(typed)).isFalse();
    assertThatThrownBy(() -> new CaseId(typed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Not a case number");
  }
}
