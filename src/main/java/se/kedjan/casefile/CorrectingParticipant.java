package se.kedjan.casefile;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import se.kedjan.access.CaseId;
import se.kedjan.chain.Refusal;

/** What is known of the participant was wrong and is put right. */
@Component
public class CorrectingParticipant {

  private final JdbcClient jdbc;

  CorrectingParticipant(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

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

  /** Returns what stood there before. */
  @Transactional(propagation = Propagation.MANDATORY)
  public @Nullable String correct(CaseId caseId, Detail detail, @Nullable Object right) {
    requireKnown(caseId);
    var before =
        jdbc.sql(
                "select %s from kedjan.participant where case_id = ? for update"
                    .formatted(detail.column))
            .param(caseId.number())
            .query((row, n) -> java.util.Optional.ofNullable(row.getString(1)))
            .single();
    jdbc.sql("update kedjan.participant set %s = ? where case_id = ?".formatted(detail.column))
        .param(1, right)
        .param(2, caseId.number())
        .update();
    return before.orElse(null);
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
