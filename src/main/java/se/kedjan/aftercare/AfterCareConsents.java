package se.kedjan.aftercare;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.kedjan.access.AfterCareConsent;
import se.kedjan.access.CaseId;
import se.kedjan.access.Party;
import se.kedjan.chain.Refusal;
import se.kedjan.forms.Submission;

/** What the participant agreed to at the end; the latest answer holds. */
@Repository
class AfterCareConsents implements AfterCareConsent {

  private final JdbcClient jdbc;
  private final Clock clock;

  AfterCareConsents(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A consent that holds today. SOF, which asks for it, may always know.
   *
   * @param until the last day, Stockholm date
   */
  record Standing(LocalDate until, boolean tellsCorner, boolean tellsAmf) {

    boolean tells(Party party) {
      return switch (party) {
        case SOF -> true;
        case CORNER -> tellsCorner;
        case AMF -> tellsAmf;
        default -> false;
      };
    }
  }

  Optional<Standing> standing(CaseId caseId) {
    return jdbc.sql(
            """
            select until, tells_corner, tells_amf from (
              select * from kedjan.after_care_consent where case_id = ? order by id desc limit 1) latest
            where given and ended_on is null and until >= ?
            """)
        .params(caseId.number(), LocalDate.now(clock))
        .query(
            (row, n) ->
                new Standing(
                    row.getObject("until", LocalDate.class),
                    row.getBoolean("tells_corner"),
                    row.getBoolean("tells_amf")))
        .optional();
  }

  @Override
  public boolean allows(CaseId caseId, Party from, Party to) {
    return from != Party.CORNER
        && from.isOfTheChain()
        && standing(caseId).filter(consent -> consent.tells(to)).isPresent();
  }

  /** From the form that sums up the case. Refuses a consent that ends at once. */
  void note(CaseId caseId, Submission s) {
    var given = s.isYes("afterCareConsent");
    var until = given ? s.day("afterCareUntil") : null;
    if (until != null && !until.isAfter(LocalDate.now(clock))) {
      throw Refusal.badInput(
          "afterCareUntil", "Fältet «Samtycket gäller till och med» måste ligga efter i dag.");
    }
    jdbc.sql(
            """
            insert into kedjan.after_care_consent
              (case_id, given, until, tells_corner, tells_amf, asked_at, asked_by)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .param(1, caseId.number())
        .param(2, given)
        .param(3, until, Types.DATE)
        .param(4, s.choices("afterCareReceivers").contains("corner"))
        .param(5, s.choices("afterCareReceivers").contains("amf"))
        .param(6, Timestamp.from(s.at()))
        .param(7, s.staff().value())
        .update();
  }

  /** False where none holds. */
  boolean end(CaseId caseId, String why, Submission s) {
    return standing(caseId).isPresent()
        && jdbc.sql(
                    """
                    update kedjan.after_care_consent set ended_on = ?, ended_by = ?, ended_why = ?
                    where id = (select max(id) from kedjan.after_care_consent where case_id = ?)
                    """)
                .params(LocalDate.now(clock), s.staff().value(), why, caseId.number())
                .update()
            > 0;
  }
}
