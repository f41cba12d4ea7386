package se.kedjan.access;

import java.util.Arrays;
import java.util.Set;

/** A sheet about many cases at once, for which a party's head of unit names staff. */
public enum Sheet {
  ATTENDANCE("attendance", Party.CORNER),
  CASE_REVIEW("caseReview", Party.SOF, Party.CORNER, Party.AMF);

  private final String word;
  private final Set<Party> parties;

  Sheet(String word, Party... parties) {
    this.word = word;
    this.parties = Set.of(parties);
  }

  /** As it stands in the form and in the table. */
  public String word() {
    return word;
  }

  /** Whether the party can have it to fill in. */
  public boolean isFor(Party party) {
    return parties.contains(party);
  }

  public static Sheet ofWord(String word) {
    return Arrays.stream(values())
        .filter(sheet -> sheet.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(word));
  }
}
