package se.kedjan.transition;

import java.util.Map;

/** The words of the forms as staff read them. */
final class Words {

  static final String BACK_TO_CORNER = "backToCorner";

  private static final Map<String, String> SWEDISH =
      Map.ofEntries(
          Map.entry("ready", "Redo"),
          Map.entry("notYet", "Inte ännu"),
          Map.entry("works", "Övergången fungerar"),
          Map.entry("doubtful", "Tveksamt"),
          Map.entry("workTraining", "Arbetsträning"),
          Map.entry("internship", "Praktik"),
          Map.entry("studies", "Studier"),
          Map.entry("subsidisedWork", "Subventionerat arbete"),
          Map.entry("openWork", "Öppet arbete"),
          Map.entry("employedInActivity", "Anställd i verksamheten"),
          Map.entry("otherSupport", "Annan insats"),
          Map.entry("relapse", "Återfall, avslutas"),
          Map.entry("ownChoice", "Eget val"),
          Map.entry("moved", "Flyttat"));

  private Words() {}

  static String swedish(String word) {
    return SWEDISH.getOrDefault(word, word);
  }
}
