package se.kedjan.rights;

import java.util.Optional;
import java.util.regex.Pattern;
import se.kedjan.identity.IdentityNumber;

/** What the request is called in the diary: by it, whoever reads the log finds the request. */
public record DiaryNumber(String value) {

  /** For the field that it is typed into, too. */
  public static final String PATTERN = "[A-Za-zÅÄÖåäö0-9][A-Za-zÅÄÖåäö0-9:/ \\-]{0,39}";

  private static final Pattern FORM = Pattern.compile(PATTERN);

  /** Empty for what is none; nor is an identity number, which the log must not hold. */
  public static Optional<DiaryNumber> of(String typed) {
    var value = typed.strip();
    return FORM.matcher(value).matches() && IdentityNumber.readChecked(value).isEmpty()
        ? Optional.of(new DiaryNumber(value))
        : Optional.empty();
  }
}
