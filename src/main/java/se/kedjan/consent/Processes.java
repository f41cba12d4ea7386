package se.kedjan.consent;

/** The processes of a case that a change of consent concerns. */
final class Processes {

  static final String CHAIN = "referral-chain";
  static final String RENEWAL = "consent-renewal";

  /** Tells a party something, whether it still takes part or not. */
  static final String ALERT = "alert";

  private Processes() {}
}
