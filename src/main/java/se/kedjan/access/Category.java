package se.kedjan.access;

/** Kinds of data that a consent may cover or leave out, one by one. */
public enum Category {
  CONTACT("Namn och kontaktuppgifter"),
  PARTICIPATION("Deltagande och plats"),
  PLAN("Plan och schema"),
  WELLBEING("Mående, nykterhet och självskattning"),
  DEVIATION("Avvikelser och återfall"),
  WORK("Arbetsförmåga och vägen vidare");

  private final String swedish;

  Category(String swedish) {
    this.swedish = swedish;
  }

  public String swedish() {
    return swedish;
  }
}
