package se.kedjan.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kedjan.identity.IdentityKind.COORDINATION;
import static se.kedjan.identity.IdentityKind.PERSONAL;
import static se.kedjan.identity.IdentityKind.RESERVE;
import static se.kedjan.identity.IdentityKind.UNKNOWN;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers are invented, or stand as examples in what the tax agency has published. */
class IdentityNumberTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "198112189876",
        "19811218-9876",
        "8112189876",
        "811218-9876",
        " 811218-9876 ",
        "19811218 9876"
      })
  void aPersonnummerIsOneHoweverItIsWritten(String typed) {
    assertThat(IdentityNumber.read(PERSONAL, typed))
        .hasValueSatisfying(n -> assertThat(n.value()).isEqualTo("198112189876"))
        .hasValueSatisfying(n -> assertThat(n.written()).isEqualTo("19811218-9876"));
  }

  @Test
  void aPlusTellsTheCenturyOfWhoIsAHundred() {
    assertThat(IdentityNumber.read(PERSONAL, "121212+1212").orElseThrow().value())
        .isEqualTo("191212121212");
  }

  @ParameterizedTest
  @CsvSource({"701063-2391,197010632391", "197010632391,197010632391"})
  void aSamordningsnummerKeepsItsDay(String typed, String value) {
    assertThat(IdentityNumber.read(COORDINATION, typed).orElseThrow().value()).isEqualTo(value);
    assertThat(IdentityNumber.read(PERSONAL, typed)).isEmpty();
  }

  @Test
  void aPersonnummerIsNoSamordningsnummer() {
    assertThat(IdentityNumber.read(COORDINATION, "811218-9876")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "811218-9877",
        "811318-9876",
        "811218-987",
        "811218-98765",
        "811218-987T",
        "811218x9876",
        "٨١١٢١٨٩٨٧٦",
        "0000000000",
        "abc"
      })
  void whatFailsTheCheckIsNeither(String typed) {
    assertThat(IdentityNumber.read(PERSONAL, typed)).isEmpty();
    assertThat(IdentityNumber.read(COORDINATION, typed)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"19800101-TA12,19800101TA12", "99 1234 5678,9912345678", "R12345,R12345"})
  void aReservnummerIsNotChecked(String typed, String value) {
    assertThat(IdentityNumber.read(RESERVE, typed).orElseThrow().value()).isEqualTo(value);
  }

  @Test
  void aPersonnummerChosenAsReservnummerIsStillFound() {
    assertThat(IdentityNumber.read(RESERVE, "811218-9876").orElseThrow().compared())
        .isEqualTo(IdentityNumber.read("198112189876").orElseThrow().compared());
  }

  @Test
  void unknownIsNoNumber() {
    assertThat(IdentityNumber.read(UNKNOWN, "198112189876")).isEmpty();
    assertThat(IdentityKind.ofWord(null)).isEqualTo(UNKNOWN);
    assertThat(IdentityKind.ofWord("else")).isEqualTo(UNKNOWN);
  }

  @ParameterizedTest
  @EnumSource(IdentityKind.class)
  void everyKindHasItsWord(IdentityKind kind) {
    assertThat(IdentityKind.ofWord(kind.word())).isEqualTo(kind);
  }

  @Test
  void doesNotPrintItself() {
    assertThat(IdentityNumber.read("198112189876")).isPresent();
    assertThat(IdentityNumber.read("198112189876").toString()).doesNotContain("9876", "8112");
  }
}
