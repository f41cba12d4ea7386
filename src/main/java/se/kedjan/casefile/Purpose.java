package se.kedjan.casefile;

import java.util.Arrays;

/** What a referral is for, in the words of the form that it is chosen in. */
enum Purpose {
  SOBER_HOURS("soberHours", "Öka nyktra timmar"),
  PREVENT_LVM("preventLvm", "Förebygga LVM"),
  PREVENT_PLACEMENT("preventPlacement", "Förebygga placering"),
  HOUSING("housing", "Stärka boendekedjan"),
  NEXT_STEP("nextStep", "Ta nästa steg");

  private final String word;
  private final String swedish;

  Purpose(String word, String swedish) {
    this.word = word;
    this.swedish = swedish;
  }

  String word() {
    return word;
  }

  String swedish() {
    return swedish;
  }

  /** The key of the form field that asks whether it was met. */
  String field() {
    return "purpose" + Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  static String swedish(String word) {
    return Arrays.stream(values())
        .filter(purpose -> purpose.word.equals(word))
        .findFirst()
        .map(Purpose::swedish)
        .orElseThrow();
  }
}
