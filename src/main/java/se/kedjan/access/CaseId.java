package se.kedjan.access;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The number a case is known by everywhere, in Tasklist, in the engine (as business key) and on
 * paper: {@code K-<year>-<running number, at least four digits>}. People type it with a small
 * letter and a space after it too; it is kept in this one way.
 */
public record CaseId(String number) {

  private static final Pattern FORM = Pattern.compile("K-\\d{4}-\\d{4,9}");

  /** Throws {@link IllegalArgumentException} where the number does not have the form of one. */
  public CaseId {
    number = written(number);
    if (!FORM.matcher(number).matches()) {
      throw new IllegalArgumentException("Not a case number");
    }
  }

  /** Whether the text could be a case number; says nothing of whether such a case exists. */
  public static boolean isValid(String text) {
    return FORM.matcher(written(text)).matches();
  }

  private static String written(String typed) {
    return typed.strip().toUpperCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return number;
  }
}
