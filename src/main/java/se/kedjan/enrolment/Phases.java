package se.kedjan.enrolment;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.kedjan.access.CaseAccess;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.chain.Refusal;
import se.kedjan.forms.Submission;
import se.kedjan.responsibility.Act;

/**
 * The two goals in sequence (S0): first more sober hours, then drug-free and ready for work. A
 * participant is in one at a time; going back is open, and never without a reason.
 */
@Repository
public class Phases {

  private static final String FIRST = "soberHours";

  private final CaseAccess access;
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;

  Phases(CaseAccess access, JdbcClient jdbc, ApplicationEventPublisher events) {
    this.access = access;
    this.jdbc = jdbc;
    this.events = events;
  }

  /**
   * @param phase {@code soberHours} or {@code workReady}
   * @param since Stockholm date
   * @param by whose note it is
   */
  public record Phase(String phase, LocalDate since, Party by) {

    public String swedish() {
      return phase.equals(FIRST) ? "Öka nyktra timmar" : "Drogfri och arbetsredo";
    }
  }

  /** Empty too where consent does not let the party know. */
  public Optional<Phase> knownTo(Party reader, CaseId caseId) {
    return now(caseId).filter(phase -> access.mayRead(reader, caseId, phase.by(), Category.PLAN));
  }

  /** For who asks about consent itself. */
  public Optional<Phase> now(CaseId caseId) {
    return jdbc.sql(
            "select phase, valid_from, party from kedjan.participant_phase where case_id = ? and valid_to is null")
        .param(caseId.number())
        .query(
            (row, n) ->
                new Phase(
                    row.getString("phase"),
                    row.getObject("valid_from", LocalDate.class),
                    Party.valueOf(row.getString("party"))))
        .optional();
  }

  /**
   * Does nothing where the participant is in the phase already. Refuses to go back without the
   * form's {@code phaseBackReason}; where consent does not let the party know the phase, a refusal
   * would tell it, and the phase stays as the other party noted it.
   *
   * @param from never before the phase that it ends
   */
  public void note(Submission s, String phase, LocalDate from) {
    var now = now(s.caseId());
    if (now.filter(current -> current.phase().equals(phase)).isPresent()) {
      return;
    }
    var back = now.isPresent() && phase.equals(FIRST);
    var reason = s.text("phaseBackReason");
    if (back && reason == null) {
      var party = s.actor().party();
      if (party == null || knownTo(party, s.caseId()).isEmpty()) {
        return;
      }
      throw Refusal.badInput(
          "phaseBackReason",
          "Deltagaren är i fasen «Drogfri och arbetsredo». Skriv skälet till att fasen går tillbaka,"
              + " eller välj samma fas som förut.");
    }
    var since = now.map(Phase::since).filter(from::isBefore).orElse(from);
    jdbc.sql(
            "update kedjan.participant_phase set valid_to = ? where case_id = ? and valid_to is null")
        .params(since, s.caseId().number())
        .update();
    add(s, phase, since, back ? reason : null);
    events.publishEvent(new PhaseChanged(s.caseId()));
  }

  private void add(Submission s, String phase, LocalDate since, @Nullable String backReason) {
    jdbc.sql(
            """
            insert into kedjan.participant_phase
              (case_id, phase, valid_from, back_reason, party, recorded_at, recorded_by)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .param(1, s.caseId().number())
        .param(2, phase)
        .param(3, since)
        .param(4, backReason, Types.VARCHAR)
        .param(5, String.valueOf(s.actor().party()))
        .param(6, Timestamp.from(s.at()))
        .param(7, s.staff().value())
        .update();
  }

  /** That it changed; which phase is about the person. */
  record PhaseChanged(CaseId caseId) implements Act {
    @Override
    public String kind() {
      return "phase-changed";
    }
  }
}
