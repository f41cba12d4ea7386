package se.kedjan.transition;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import se.kedjan.access.CaseAccess;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.casefile.CaseReopened;
import se.kedjan.chain.Refusal;
import se.kedjan.forms.Submission;

/**
 * Since when the participant is drug-free, as far as it is known: what they tell, never a test
 * («utför inte drogtestar», S1). Keeps the reminder of the next step in step with the date.
 */
@Repository
public class DrugFreeSince {

  private final CaseAccess access;
  private final DrugFreeGuideline guideline;
  private final NextStepReminder reminder;
  private final JdbcClient jdbc;
  private final Clock clock;

  DrugFreeSince(
      CaseAccess access,
      DrugFreeGuideline guideline,
      NextStepReminder reminder,
      JdbcClient jdbc,
      Clock clock) {
    this.access = access;
    this.guideline = guideline;
    this.reminder = reminder;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * @param since Stockholm date
   * @param basis {@code selfReported}, {@code sofAssessment} or {@code other}
   * @param by whose note it is
   */
  public record DrugFree(LocalDate since, String basis, Party by) {}

  /** Empty too where consent does not let the party know. */
  public Optional<DrugFree> knownTo(Party reader, CaseId caseId) {
    return now(caseId)
        .filter(known -> access.mayRead(reader, caseId, known.by(), Category.WELLBEING));
  }

  /**
   * Takes the form's {@code drugFreeSince} and {@code drugFreeBasis}. A date that the form showed
   * and that was emptied no longer holds. Refuses a date to come, and one without its basis.
   */
  public void note(Submission s) {
    note(s, LocalDate.now(clock));
  }

  /** AMF has just looked at it: the next reminder waits. */
  void noteWithAssessment(Submission s) {
    if (s.date("drugFreeSince") != null) {
      note(s, reminder.nextTime(s.caseId()));
    }
  }

  private void note(Submission s, LocalDate notBefore) {
    var caseId = s.caseId();
    var since = s.date("drugFreeSince");
    var basis = s.text("drugFreeBasis");
    var party = s.actor().party();
    if (since == null) {
      if (party != null && knownTo(party, caseId).isPresent()) {
        end(caseId, "corrected");
      }
      return;
    }
    if (basis == null) {
      throw Refusal.badInput(
          "drugFreeBasis", "Fältet «Underlag» måste fyllas i när «Drogfri sedan» har ett datum.");
    }
    guideline.isMetBy(caseId, since);
    if (now(caseId).filter(known -> known.since().equals(since)).isPresent()) {
      return;
    }
    end(caseId, "corrected");
    jdbc.sql(
            """
            insert into kedjan.drug_free_since (case_id, since, basis, party, recorded_at, recorded_by)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(
            caseId.number(),
            since,
            basis,
            String.valueOf(party),
            Timestamp.from(s.at()),
            s.staff().value())
        .update();
    reminder.begin(caseId, since, notBefore);
  }

  public void endedByRelapse(CaseId caseId) {
    end(caseId, "relapse");
  }

  /** A new round begins without what was known in the one before. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  void on(CaseReopened reopened) {
    end(reopened.caseId(), "reopened");
  }

  /** For who comes back: the reminder ended when they left, the date did not. */
  public void remindAgain(CaseId caseId) {
    now(caseId).ifPresent(known -> reminder.begin(caseId, known.since(), LocalDate.now(clock)));
  }

  Optional<DrugFree> now(CaseId caseId) {
    return jdbc.sql(
            "select since, basis, party from kedjan.drug_free_since where case_id = ? and ended_on is null")
        .param(caseId.number())
        .query(
            (row, n) ->
                new DrugFree(
                    row.getObject("since", LocalDate.class),
                    row.getString("basis"),
                    Party.valueOf(row.getString("party"))))
        .optional();
  }

  private void end(CaseId caseId, String why) {
    var ended =
        jdbc.sql(
                "update kedjan.drug_free_since set ended_on = ?, ended_why = ? where case_id = ? and ended_on is null")
            .params(LocalDate.now(clock), why, caseId.number())
            .update();
    if (ended > 0) {
      reminder.end(caseId);
    }
  }
}
