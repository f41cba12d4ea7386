package se.kedjan.deviation;

import java.sql.Timestamp;
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
import se.kedjan.forms.Markdown;
import se.kedjan.forms.Submission;
import se.kedjan.responsibility.Act;

/** What happened, what was said, what was changed: a row per deviation, never a ground to leave. */
@Repository
class Deviations {

  private static final Map<String, String> KINDS =
      Map.of(
          "affected", "Kom påverkad",
          "absence", "Frånvaro",
          "conflict", "Konflikt",
          "other", "Annat");

  private final JdbcClient jdbc;
  private final CaseAccess access;
  private final ApplicationEventPublisher events;

  Deviations(JdbcClient jdbc, CaseAccess access, ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.access = access;
    this.events = events;
  }

  private record Deviation(
      String kind,
      LocalDate happenedOn,
      @Nullable String note,
      @Nullable LocalDate talkOn,
      @Nullable String talkNote,
      @Nullable String sofNote) {}

  long register(CaseId caseId, Submission s) {
    var id =
        jdbc.sql(
                """
                insert into kedjan.deviation (case_id, kind, happened_on, note, registered_at, registered_by)
                values (?, ?, ?, ?, ?, ?) returning id
                """)
            .params(
                caseId.number(),
                s.word("deviationKind"),
                s.day("happenedOn"),
                s.text("deviationNote"),
                Timestamp.from(s.at()),
                s.staff().value())
            .query(Long.class)
            .single();
    events.publishEvent(new DeviationMoved(caseId, "deviation-registered", null));
    return id;
  }

  void talked(long id, Submission s, boolean raised) {
    change(
        id,
        s,
        "talk_on = ?, raised = ?, talk_note = ?, talk_at = ?, talk_by = ?",
        s.day("talkOn"),
        raised,
        s.text("talkNote"));
    if (raised) {
      events.publishEvent(new DeviationMoved(s.caseId(), "deviation-raised", null));
    }
  }

  void assessed(long id, Submission s) {
    change(
        id,
        s,
        "plan_change = ?, sof_note = ?, assessed_at = ?, assessed_by = ?",
        s.isYes("planChange"),
        s.text("sofNote"));
  }

  void changed(long id, Submission s) {
    change(
        id,
        s,
        "changed_on = ?, changed_plan = ?, changed_at = ?, changed_by = ?",
        s.day("changedOn"),
        s.word("changedPlan"));
  }

  private void change(long id, Submission s, String what, @Nullable Object... values) {
    var all = new java.util.ArrayList<@Nullable Object>(java.util.Arrays.asList(values));
    all.add(Timestamp.from(s.at()));
    all.add(s.staff().value());
    all.add(id);
    all.add(s.caseId().number());
    jdbc.sql("update kedjan.deviation set %s where id = ? and case_id = ?".formatted(what))
        .params(all)
        .update();
  }

  LocalDate happenedOn(CaseId caseId, long id) {
    return get(caseId, id).happenedOn();
  }

  /** What the party may know of it: Corner its own, SOF by consent. */
  String text(CaseId caseId, long id, Party reader) {
    if (!access.mayRead(reader, caseId, Party.CORNER, Category.DEVIATION)) {
      return "Corner får inte berätta om avvikelser. Ta ställning utifrån det du själv vet.";
    }
    var d = get(caseId, id);
    var mayReadText = access.mayReadText(reader, caseId, Party.CORNER, Category.DEVIATION);
    var text = new StringBuilder("- %s %s".formatted(KINDS.get(d.kind()), d.happenedOn()));
    if (d.note() != null) {
      text.append("\n- ").append(written(d.note(), mayReadText));
    }
    if (d.talkOn() != null) {
      text.append("\n- Samtal %s".formatted(d.talkOn()));
      if (d.talkNote() != null) {
        text.append(": ").append(written(d.talkNote(), mayReadText));
      }
    }
    return text.toString();
  }

  /** What SOF has written, where Corner may know. */
  String sofNote(CaseId caseId, long id) {
    var note = get(caseId, id).sofNote();
    return note == null || !access.mayReadText(Party.CORNER, caseId, Party.SOF, Category.DEVIATION)
        ? "Plan och stöd behöver ändras. Stäm av med ansvarig handläggare."
        : Markdown.escape(note);
  }

  private static String written(String text, boolean mayRead) {
    return mayRead ? Markdown.escape(text) : "skyddad uppgift";
  }

  private Deviation get(CaseId caseId, long id) {
    return jdbc.sql("select * from kedjan.deviation where id = ? and case_id = ?")
        .params(id, caseId.number())
        .query(
            (row, n) ->
                new Deviation(
                    row.getString("kind"),
                    row.getObject("happened_on", LocalDate.class),
                    row.getString("note"),
                    row.getObject("talk_on", LocalDate.class),
                    row.getString("talk_note"),
                    row.getString("sof_note")))
        .single();
  }

  record DeviationMoved(CaseId caseId, String kind, @Nullable String detail) implements Act {}
}
