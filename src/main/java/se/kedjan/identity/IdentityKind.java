package se.kedjan.identity;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What kind of number somebody is known by. */
public enum IdentityKind {
  PERSONAL("personal", "Personnummer"),
  COORDINATION("coordination", "Samordningsnummer"),
  /** Given by a region or an activity; there is no common form, so nothing is checked. */
  RESERVE("reserve", "Reservnummer"),
  UNKNOWN("unknown", "Okänt");

  private final String word;
  private final String swedish;

  IdentityKind(String word, String swedish) {
    this.word = word;
    this.swedish = swedish;
  }

  /** As forms send it and tables keep it. */
  public String word() {
    return word;
  }

  public String swedish() {
    return swedish;
  }

  /** Unknown where nothing was chosen. */
  public static IdentityKind ofWord(@Nullable String word) {
    Optional<IdentityKind> found =
        Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    return found.orElse(UNKNOWN);
  }
}
