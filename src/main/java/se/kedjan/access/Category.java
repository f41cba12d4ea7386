package se.kedjan.access;

import java.util.EnumSet;
import java.util.Set;

/** Kinds of data that a consent may cover or leave out, one by one. */
public enum Category {
  CONTACT("Namn och kontaktuppgifter"),
  PARTICIPATION("Deltagande och plats"),
  PLAN("Plan och schema"),
  WELLBEING("Mående, nykterhet och självskattning"),
  DEVIATION("Avvikelser och återfall"),
  WORK("Arbetsförmåga och vägen vidare"),
  /** What is asked after the end, under a consent of its own. */
  AFTER_CARE("Uppföljning efter avslut");

  private final String swedish;

  Category(String swedish) {
    this.swedish = swedish;
  }

  /** What the consents between the parties are about, while the case is open. */
  public static Set<Category> ofConsents() {
    return EnumSet.complementOf(EnumSet.of(AFTER_CARE));
  }

  public String swedish() {
    return swedish;
  }
}
