package se.kedjan.casereview;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.kedjan.access.CaseAccess;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.access.StaffId;
import se.kedjan.casefile.CaseDates;
import se.kedjan.casefile.CaseFiles;
import se.kedjan.chain.Companions;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.chain.Refusal;
import se.kedjan.chain.Rules;
import se.kedjan.forms.Markdown;
import se.kedjan.forms.Submission;
import se.kedjan.responsibility.Act;

/** Which party does what by when; each becomes a step of that party, reported back. */
@Repository
class Decisions {

  private final JdbcClient jdbc;
  private final CaseAccess access;
  private final CaseFiles caseFiles;
  private final CaseDates dates;
  private final Telling telling;
  private final Companions companions;
  private final ApplicationEventPublisher events;

  Decisions(
      JdbcClient jdbc,
      CaseAccess access,
      CaseFiles caseFiles,
      CaseDates dates,
      Telling telling,
      Companions companions,
      ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.access = access;
    this.caseFiles = caseFiles;
    this.dates = dates;
    this.telling = telling;
    this.companions = companions;
    this.events = events;
  }

  /** Where it was decided; one of the two is there. */
  record Origin(@Nullable Long review, @Nullable Long meeting) {}

  /**
   * @param field of the form that chooses the party, for what is refused
   */
  record Decision(CaseId caseId, Party party, String what, LocalDate by, String field) {}

  /** Throws where the day has passed or the party may not be told. */
  void make(Decision decision, Origin origin, Party decidedBy, StaffId by, Instant at) {
    var caseId = decision.caseId();
    dates.requirePlanned(decision.by(), decision.field(), "Senast");
    if (!telling.isAllowed(caseId, decidedBy, decision.party())) {
      throw Refusal.badInput(
          decision.field(),
          "I ärende %s får %s inte få uppgiften: deltagarens samtycke saknas. Välj en annan part."
              .formatted(caseId.number(), decision.party().laneName()));
    }
    var id =
        jdbc.sql(
                """
                insert into kedjan.case_decision
                  (case_id, review_id, meeting_id, decided_for, what, due_on, decided_at, decided_by, decided_by_party)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning id
                """)
            .param(1, caseId.number())
            .param(2, origin.review(), Types.BIGINT)
            .param(3, origin.meeting(), Types.BIGINT)
            .param(4, decision.party().name())
            .param(5, decision.what())
            .param(6, decision.by())
            .param(7, Timestamp.from(at))
            .param(8, by.value())
            .param(9, decidedBy.name())
            .query(Long.class)
            .single();
    events.publishEvent(
        new DecisionMoved(caseId, "decision-made", decision.party() + " " + decision.by()));
    companions.start(
        caseId,
        "DecisionMade",
        Map.of(
            ProcessVariable.ACTIVITY, caseFiles.activityOf(caseId),
            ProcessVariable.ITEM, String.valueOf(id),
            ProcessVariable.DECISION_FOR, decision.party().group(),
            ProcessVariable.DUE_ON, Rules.dueOn(decision.by())));
  }

  /** For the form of the party that carries it out. */
  Map<String, ?> prefill(CaseId caseId, long id) {
    return Map.of(
        "decisionText",
        jdbc.sql("select * from kedjan.case_decision where id = ? and case_id = ?")
            .params(id, caseId.number())
            .query(
                (row, n) -> {
                  var mine = Party.valueOf(row.getString("decided_for"));
                  var theirs = Party.valueOf(row.getString("decided_by_party"));
                  return "- %s\n- Senast %s\n- Antecknat av %s"
                      .formatted(
                          what(row.getString("what"), caseId, mine, theirs),
                          row.getObject("due_on", LocalDate.class),
                          theirs.laneName());
                })
            .single());
  }

  private String what(String what, CaseId caseId, Party reader, Party writer) {
    if (!access.mayRead(reader, caseId, writer, Category.PARTICIPATION)) {
      return "Vad som ska göras visas inte utan samtycke";
    }
    return access.mayReadText(reader, caseId, writer, Category.PARTICIPATION)
        ? Markdown.escape(what)
        : "Vad som ska göras är en skyddad uppgift: fråga %s".formatted(writer.laneName());
  }

  Map<ProcessVariable, ?> report(long id, Submission s) {
    var done = s.isYes("carriedOut");
    dates.requireHappened(s.caseId(), s.date("carriedOutOn"), "carriedOutOn", "Genomfört");
    jdbc.sql(
            """
            update kedjan.case_decision set done = ?, done_on = ?, not_done_reason = ?, reported_at = ?, reported_by = ?
            where id = ? and case_id = ?
            """)
        .param(1, done)
        .param(2, s.date("carriedOutOn"), Types.DATE)
        .param(3, s.text("notDoneReason"), Types.VARCHAR)
        .param(4, Timestamp.from(s.at()))
        .param(5, s.staff().value())
        .param(6, id)
        .param(7, s.caseId().number())
        .update();
    events.publishEvent(
        new DecisionMoved(s.caseId(), "decision-reported", done ? "done" : "notDone"));
    return Map.of();
  }

  record DecisionMoved(CaseId caseId, String kind, @Nullable String detail) implements Act {}
}
