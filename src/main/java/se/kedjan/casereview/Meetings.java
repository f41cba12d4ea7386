package se.kedjan.casereview;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.kedjan.access.CaseAccess;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.casereview.Decisions.Decision;
import se.kedjan.casereview.Decisions.Origin;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.forms.Markdown;
import se.kedjan.forms.Submission;
import se.kedjan.responsibility.Act;

/** Meetings of several parties about one case: who was asked, who came, what was agreed. */
@Repository
class Meetings {

  private final JdbcClient jdbc;
  private final CaseAccess access;
  private final Telling telling;
  private final Decisions decisions;
  private final ApplicationEventPublisher events;

  Meetings(
      JdbcClient jdbc,
      CaseAccess access,
      Telling telling,
      Decisions decisions,
      ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.access = access;
    this.telling = telling;
    this.decisions = decisions;
    this.events = events;
  }

  private record Meeting(Party convener, LocalDate on, String time, String purpose) {}

  private record Answer(Party party, @Nullable Boolean canCome, @Nullable String comment) {}

  long call(CaseId caseId, Party convener, Set<Party> invited, Submission s) {
    var id =
        jdbc.sql(
                """
                insert into kedjan.multi_party_meeting
                  (case_id, convener, meeting_on, meeting_time, purpose, called_at, called_by)
                values (?, ?, ?, ?, ?, ?, ?) returning id
                """)
            .params(
                caseId.number(),
                convener.name(),
                s.day("meetingDate"),
                s.word("meetingTime"),
                s.word("meetingPurpose"),
                Timestamp.from(s.at()),
                s.staff().value())
            .query(Long.class)
            .single();
    for (var party : invited) {
      jdbc.sql(
              "insert into kedjan.multi_party_meeting_party (meeting_id, case_id, party) values (?, ?, ?)")
          .params(id, caseId.number(), party.name())
          .update();
    }
    events.publishEvent(
        new MeetingMoved(caseId, "meeting-called", s.day("meetingDate").toString()));
    return id;
  }

  /** What the party may know of it. */
  Map<String, ?> prefill(CaseId caseId, long id, Party reader) {
    var meeting = get(caseId, id);
    return Map.of(
        "meetingText",
        "- %s kl. %s\n- %s kallar\n- %s"
            .formatted(
                meeting.on(),
                meeting.time(),
                meeting.convener().laneName(),
                purpose(caseId, meeting, reader)),
        "answersText",
        answers(caseId, id).stream()
            .filter(
                answer ->
                    meeting.convener() == reader || telling.isKnown(caseId, answer.party(), reader))
            .map(answer -> "- " + line(caseId, answer, reader))
            .collect(Collectors.joining("\n")));
  }

  private String purpose(CaseId caseId, Meeting meeting, Party reader) {
    if (!access.mayRead(reader, caseId, meeting.convener(), Category.PARTICIPATION)) {
      return "Varför visas inte utan samtycke";
    }
    return mayReadText(reader, caseId, meeting.convener())
        ? Markdown.escape(meeting.purpose())
        : "Varför: skyddad uppgift";
  }

  private boolean mayReadText(Party reader, CaseId caseId, Party owner) {
    return access.mayReadText(reader, caseId, owner, Category.PARTICIPATION);
  }

  private String line(CaseId caseId, Answer answer, Party reader) {
    if (!telling.isKnown(caseId, answer.party(), reader)) {
      return "%s är kallad; svaret visas inte utan samtycke".formatted(answer.party().laneName());
    }
    var said = answer.canCome() == null ? "har inte svarat" : answer.canCome() ? "kan" : "kan inte";
    return answer.comment() == null || !mayReadText(reader, caseId, answer.party())
        ? "%s %s".formatted(answer.party().laneName(), said)
        : "%s %s: %s".formatted(answer.party().laneName(), said, Markdown.escape(answer.comment()));
  }

  Map<ProcessVariable, ?> answer(long id, Party party, Submission s) {
    jdbc.sql(
            """
            update kedjan.multi_party_meeting_party set can_come = ?, comment = ?, answered_at = ?, answered_by = ?
            where meeting_id = ? and case_id = ? and party = ?
            """)
        .param(1, s.isYes("canCome"))
        .param(2, s.text("meetingComment"), Types.VARCHAR)
        .param(3, Timestamp.from(s.at()))
        .param(4, s.staff().value())
        .param(5, id)
        .param(6, s.caseId().number())
        .param(7, party.name())
        .update();
    events.publishEvent(
        new MeetingMoved(s.caseId(), "meeting-answered", s.isYes("canCome") ? "yes" : "no"));
    return Map.of();
  }

  Map<ProcessVariable, ?> document(long id, Party party, Submission s) {
    var held = s.isYes("meetingHeld");
    jdbc.sql(
            """
            update kedjan.multi_party_meeting set held = ?, came = ?, agreed = ?, documented_at = ?, documented_by = ?
            where id = ? and case_id = ?
            """)
        .params(
            held,
            s.choices("came").toArray(String[]::new),
            s.word("agreed"),
            Timestamp.from(s.at()),
            s.staff().value(),
            id,
            s.caseId().number())
        .update();
    events.publishEvent(
        new MeetingMoved(s.caseId(), "meeting-documented", held ? "held" : "notHeld"));
    for (var which : List.of("first", "second", "third")) {
      var chosen = s.text(which + "Party");
      if (chosen != null) {
        var decision =
            new Decision(
                s.caseId(),
                Party.ofGroup(chosen).orElseThrow(),
                s.word(which + "What"),
                s.day(which + "By"),
                which + "Party");
        decisions.make(decision, new Origin(null, id), party, s.staff(), s.at());
      }
    }
    return Map.of();
  }

  /**
   * The numbers of the meetings of that day that the party has called and nobody has documented.
   */
  List<String> calledFor(CaseId caseId, LocalDate day, Party convener) {
    return jdbc.sql(
            """
            select id::text from kedjan.multi_party_meeting
            where case_id = ? and meeting_on = ? and convener = ? and documented_at is null
              and called_off_at is null
            order by id
            """)
        .params(caseId.number(), day, convener.name())
        .query(String.class)
        .list();
  }

  void callOff(CaseId caseId, long id, Submission s) {
    jdbc.sql(
            """
            update kedjan.multi_party_meeting set called_off_at = ?, called_off_by = ?, called_off_why = ?
            where id = ? and case_id = ?
            """)
        .params(
            Timestamp.from(s.at()), s.staff().value(), s.word("callOffReason"), id, caseId.number())
        .update();
    events.publishEvent(new MeetingMoved(caseId, "meeting-called-off", null));
  }

  private Meeting get(CaseId caseId, long id) {
    return jdbc.sql("select * from kedjan.multi_party_meeting where id = ? and case_id = ?")
        .params(id, caseId.number())
        .query(
            (row, n) ->
                new Meeting(
                    Party.valueOf(row.getString("convener")),
                    row.getObject("meeting_on", LocalDate.class),
                    row.getString("meeting_time"),
                    row.getString("purpose")))
        .single();
  }

  private List<Answer> answers(CaseId caseId, long id) {
    return jdbc.sql(
            "select * from kedjan.multi_party_meeting_party where meeting_id = ? and case_id = ? order by party")
        .params(id, caseId.number())
        .query(
            (row, n) ->
                new Answer(
                    Party.valueOf(row.getString("party")),
                    row.getObject("can_come", Boolean.class),
                    row.getString("comment")))
        .list();
  }

  record MeetingMoved(CaseId caseId, String kind, @Nullable String detail) implements Act {}
}
