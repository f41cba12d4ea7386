package se.kedjan.identity;

import dev.personnummer.Options;
import dev.personnummer.Personnummer;
import dev.personnummer.PersonnummerException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A number that has passed the check of its kind. Nothing is read out of it: a samordningsnummer
 * tells neither the day of birth nor the sex for certain, and we ask for age and sex instead.
 *
 * @param value twelve digits, or a reservnummer as it was typed without spaces and signs
 */
public record IdentityNumber(IdentityKind kind, String value) {

  private static final Options PERSONAL = new Options(false, false);
  private static final Options EITHER = new Options(true, false);
  private static final Pattern DIGITS = Pattern.compile("[0-9]{6,8}[-+]?[0-9]{4}");
  private static final Pattern RESERVE = Pattern.compile("[A-Za-zÅÄÖåäö0-9]{4,20}");

  /** Empty where the text is no number of that kind. */
  public static Optional<IdentityNumber> read(IdentityKind kind, String typed) {
    var value =
        switch (kind) {
          case PERSONAL -> twelveDigits(typed, PERSONAL);
          case COORDINATION ->
              twelveDigits(typed, EITHER).filter(v -> twelveDigits(v, PERSONAL).isEmpty());
          // A valid number of another kind is kept in that one's form, so that a search finds it.
          case RESERVE -> twelveDigits(typed, EITHER).or(() -> reserve(typed));
          case UNKNOWN -> Optional.<String>empty();
        };
    return value.map(v -> new IdentityNumber(kind, v));
  }

  /** Whatever kind it is, for a search. */
  public static Optional<IdentityNumber> read(String typed) {
    return readChecked(typed).or(() -> read(IdentityKind.RESERVE, typed));
  }

  /** One that the state has given, personnummer or samordningsnummer. */
  public static Optional<IdentityNumber> readChecked(String typed) {
    return read(IdentityKind.PERSONAL, typed).or(() -> read(IdentityKind.COORDINATION, typed));
  }

  /** As people write it: {@code 19121212-1212}. */
  public String written() {
    return value.matches("[0-9]{12}") ? value.substring(0, 8) + "-" + value.substring(8) : value;
  }

  /** Two ways to write one number are one number. */
  String compared() {
    return value.toUpperCase(Locale.ROOT);
  }

  private static Optional<String> twelveDigits(String typed, Options options) {
    var plain = typed.replaceAll("\\s", "");
    if (!DIGITS.matcher(plain).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Personnummer.parse(plain, options).format(true));
    } catch (PersonnummerException | RuntimeException invalid) {
      // Its message may repeat what was typed.
      return Optional.empty();
    }
  }

  private static Optional<String> reserve(String typed) {
    var plain = typed.replaceAll("[\\s+-]", "");
    return RESERVE.matcher(plain).matches() ? Optional.of(plain) : Optional.empty();
  }

  /** Keeps the number out of whatever prints this record. */
  @Override
  public String toString() {
    return "IdentityNumber[kind=" + kind + ", value=***]";
  }
}
