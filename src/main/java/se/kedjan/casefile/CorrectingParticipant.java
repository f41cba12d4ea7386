package se.kedjan.casefile;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import se.kedjan.access.Actor;
import se.kedjan.access.CaseAccess;
import se.kedjan.access.CaseId;
import se.kedjan.access.StaffId;
import se.kedjan.chain.ChangingHands;
import se.kedjan.chain.Refusal;
import se.kedjan.forms.Submission;
import se.kedjan.identity.IdentityNumber;

/** What is known of the participant was wrong and is put right. */
@Component
public class CorrectingParticipant {

  private final JdbcClient jdbc;
  private final PersonsDetails details;
  private final ParticipantIdentities identities;
  private final CaseAccess access;
  private final ChangingHands changingHands;

  CorrectingParticipant(
      JdbcClient jdbc,
      PersonsDetails details,
      ParticipantIdentities identities,
      CaseAccess access,
      ChangingHands changingHands) {
    this.jdbc = jdbc;
    this.details = details;
    this.identities = identities;
    this.access = access;
    this.changingHands = changingHands;
  }

  /**
   * @param before what stood there
   * @param known whether whoever corrects may be told so: else they could guess until it fits
   */
  public record Replaced<T>(@Nullable T before, boolean known) {}

  /** What may be corrected here, by the key of the form that registered it. */
  public enum Detail {
    GIVEN_NAME("givenName", "given_name"),
    FAMILY_NAME("familyName", "family_name"),
    AGE("age", "age"),
    SEX("sex", "sex"),
    PHONE("phone", "phone");

    private final String key;
    private final String column;

    Detail(String key, String column) {
      this.key = key;
      this.column = column;
    }

    public String key() {
      return key;
    }

    public static Detail of(String key) {
      for (var detail : values()) {
        if (detail.key.equals(key)) {
          return detail;
        }
      }
      throw new IllegalArgumentException("Not a detail of the participant: " + key);
    }
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public Replaced<String> correct(
      Actor actor, CaseId caseId, Detail detail, @Nullable Object right) {
    requireMayCorrect(actor, caseId);
    var before =
        jdbc.sql(
                "select %s from kedjan.participant where case_id = ? for update"
                    .formatted(detail.column))
            .param(caseId.number())
            .query((row, n) -> Optional.ofNullable(row.getString(1)))
            .single();
    jdbc.sql("update kedjan.participant set %s = ? where case_id = ?".formatted(detail.column))
        .param(1, right)
        .param(2, caseId.number())
        .update();
    return new Replaced<>(before.orElse(null), details.areKnownTo(actor, caseId));
  }

  /**
   * Another number, or none. What it keeps staff from holds at once, as at the registration.
   *
   * @param right empty where the number that stood there is not the person's and no other is known
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Replaced<IdentityNumber> correctNumber(
      Actor actor, CaseId caseId, Optional<IdentityNumber> right) {
    requireMayCorrect(actor, caseId);
    var before = identities.of(caseId).orElse(null);
    right.ifPresentOrElse(
        number -> identities.keep(caseId, number), () -> identities.forget(caseId));
    changingHands.takeFromThoseKept(caseId, null);
    if (access.isKeptFrom(new StaffId(actor.staffId()), caseId)) {
      throw Refusal.forbidden(
          "Du kan inte rätta numret i det här ärendet. Be någon annan i din verksamhet göra det.");
    }
    return new Replaced<>(before, details.areKnownTo(actor, caseId));
  }

  /** What two fields of a form say of the number: its kind and the number itself. */
  public static Optional<IdentityNumber> typed(Submission s, String kind, String number) {
    return ParticipantIdentities.typed(s, kind, number);
  }

  private void requireMayCorrect(Actor actor, CaseId caseId) {
    if (!details.mayBeCorrectedBy(actor, caseId)) {
      throw Refusal.badInput(
          "participantField",
          "Uppgifter om personen rättas av den part som registrerade ärendet eller av SOF. Be någon"
              + " av dem om rättelsen.");
    }
    requireKnown(caseId);
  }

  /** Where the activity documents without names there is none to put right. */
  private void requireKnown(CaseId caseId) {
    if (jdbc.sql("select count(*) from kedjan.participant where case_id = ? and alias is null")
            .param(caseId.number())
            .query(Long.class)
            .single()
        == 0) {
      throw Refusal.conflict(
          "Verksamheten dokumenterar utan namn, så uppgifter om personen rättas inte här.");
    }
  }
}
