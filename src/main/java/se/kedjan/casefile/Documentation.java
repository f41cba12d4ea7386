package se.kedjan.casefile;

import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.kedjan.chain.Refusal;
import se.kedjan.forms.Submission;
import se.kedjan.identity.IdentityKind;

/**
 * Whether an activity documents by name or anonymously on a day: help without needs assessment may
 * be either (SoL 2025:400), and which is data.
 */
@Component
class Documentation {

  private final JdbcClient jdbc;
  private final Clock clock;

  Documentation(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Refuses a name that is missing, or one that must not be there. */
  void require(String activity, Submission s) {
    var anonymous = isAnonymous(activity);
    if (anonymous) {
      refuse(s.text("givenName"), "givenName", "Förnamn");
      refuse(s.text("familyName"), "familyName", "Efternamn");
      refuse(s.text("phone"), "phone", "Telefon");
      if (IdentityKind.ofWord(s.text(ParticipantIdentities.KIND)) != IdentityKind.UNKNOWN) {
        refuse("", ParticipantIdentities.NUMBER, "Nummer");
      }
    } else {
      requireFilled(s.text("givenName"), "givenName", "Förnamn");
      requireFilled(s.text("familyName"), "familyName", "Efternamn");
    }
    if (anonymous || s.isYes("protectedIdentity")) {
      requireFilled(s.text("alias"), "alias", "Alias");
    } else if (s.text("alias") != null) {
      throw Refusal.badInput(
          "alias", "Fältet «Alias» ska bara fyllas i när deltagaren har skyddade personuppgifter.");
    }
  }

  private boolean isAnonymous(String activity) {
    var today = LocalDate.now(clock);
    return jdbc.sql(
            "select documentation from kedjan.activity where id = ? and valid_from <= ? and (valid_to is null or valid_to >= ?)")
        .params(activity, today, today)
        .query(String.class)
        .optional()
        .orElseThrow(() -> Refusal.conflict("Verksamheten tar inte emot nya deltagare i dag."))
        .equals("ANONYMOUS");
  }

  /** In the words of the form's own check. */
  private static void requireFilled(@Nullable String value, String field, String label) {
    if (value == null) {
      throw Refusal.badInput(field, "Fältet «%s» måste fyllas i.".formatted(label));
    }
  }

  private static void refuse(@Nullable String value, String field, String label) {
    if (value != null) {
      throw Refusal.badInput(
          field,
          "Fältet «%s» ska lämnas tomt: verksamheten dokumenterar utan uppgifter om vem deltagaren är. Skriv ett alias."
              .formatted(label));
    }
  }
}
