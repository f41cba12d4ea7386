package se.kedjan.transition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kedjan.access.CaseId;
import se.kedjan.casefile.CaseFiles;
import se.kedjan.chain.Refusal;
import se.kedjan.chain.Rules;

class DrugFreeGuidelineTest {

  private static final CaseId CASE = new CaseId("K-2026-0001");
  private static final LocalDate TODAY = LocalDate.of(2026, 9, 1);

  private final CaseFiles caseFiles = mock(CaseFiles.class);
  private final Rules rules = mock(Rules.class);
  private final DrugFreeGuideline guideline =
      new DrugFreeGuideline(
          caseFiles,
          rules,
          Clock.fixed(Instant.parse("2026-09-01T10:00:00Z"), ZoneId.of("Europe/Stockholm")));

  @BeforeEach
  void sixMonths() {
    when(caseFiles.activityOf(CASE)).thenReturn("corner");
    when(rules.dayAfter(any(), eq("corner"), eq("drugFreeGuideline")))
        .thenAnswer(call -> call.<LocalDate>getArgument(0).plusMonths(6));
  }

  @Test
  void isMetOnTheDayTheSpanHasPassed() {
    assertThat(guideline.isMetBy(CASE, TODAY.minusMonths(6))).isTrue();
    assertThat(guideline.isMetBy(CASE, TODAY.minusMonths(6).plusDays(1))).isFalse();
  }

  @Test
  void isUnknownWithoutDate() {
    assertThat(guideline.isMetBy(CASE, null)).isNull();
  }

  @Test
  void refusesADateToCome() {
    assertThatThrownBy(() -> guideline.isMetBy(CASE, TODAY.plusDays(1)))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void isNoGate() {
    assertThatCode(() -> guideline.requireReason(false, false)).doesNotThrowAnyException();
    assertThatCode(() -> guideline.requireReason(true, null)).doesNotThrowAnyException();
    assertThatCode(() -> guideline.requireReason(null, false)).doesNotThrowAnyException();
  }

  @Test
  void asksForTheReasonWhereTheDateContradictsTheAnswer() {
    assertThatThrownBy(() -> guideline.requireReason(true, false))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("skriv skälet");
  }
}
