package se.kedjan.logreview;

import java.util.Arrays;

/** Why a reading is pointed at; a reason to ask, not a fault. */
enum Oddity {
  OWN_NAME("ownName", "samma efternamn som deltagaren"),
  NO_RELATION("noRelation", "utan koppling till ärendet"),
  MANY_CASES("manyCases", "många ärenden samma dag"),
  MANY_SEARCHES("manySearches", "många sökningar på identitetsnummer samma dag"),
  CLOSED("closed", "efter att ärendet avslutats"),
  NIGHT("night", "på natten"),
  /** For any of these, of a case with protected personal data. */
  CHECK("check", "behöver kontrolleras");

  private final String word;
  private final String swedish;

  Oddity(String word, String swedish) {
    this.word = word;
    this.swedish = swedish;
  }

  String swedish() {
    return swedish;
  }

  static Oddity of(String word) {
    return Arrays.stream(values()).filter(o -> o.word.equals(word)).findFirst().orElseThrow();
  }
}
