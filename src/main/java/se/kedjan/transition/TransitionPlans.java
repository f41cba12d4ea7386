package se.kedjan.transition;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.kedjan.access.CaseAccess;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.consent.Consents;
import se.kedjan.forms.Markdown;
import se.kedjan.forms.Submission;

/** AMF's plans for the way onward, one per attempt. */
@Repository
class TransitionPlans {

  /**
   * @param contactPerson absent, like the hours, in plans from before they were asked for
   * @param placeIsKept whether the place at Corner is kept for a while after the start
   */
  record Plan(
      String kind,
      LocalDate plannedStart,
      String text,
      @Nullable String contactPerson,
      @Nullable Integer hoursPerWeek,
      boolean placeIsKept) {}

  private final CaseAccess access;
  private final Consents consents;
  private final JdbcClient jdbc;

  TransitionPlans(CaseAccess access, Consents consents, JdbcClient jdbc) {
    this.access = access;
    this.consents = consents;
    this.jdbc = jdbc;
  }

  void add(Transition transition, Submission s) {
    jdbc.sql(
            """
            insert into kedjan.transition_plan
              (transition_id, case_id, kind, planned_start, plan, contact_person, hours_per_week, place,
               recorded_at, recorded_by)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            transition.id(),
            s.caseId().number(),
            s.word("transitionKind"),
            s.date("plannedStart"),
            s.word("transitionPlan"),
            s.word("contactPerson"),
            s.integer("plannedHours"),
            s.word("placeAtCorner"),
            Timestamp.from(s.at()),
            s.staff().value())
        .update();
  }

  /** Of this attempt or, before it has one, of an earlier. */
  Optional<Plan> latest(CaseId caseId) {
    return jdbc.sql(
            """
            select kind, planned_start, plan, contact_person, hours_per_week, place from kedjan.transition_plan
            where case_id = ? order by id desc limit 1
            """)
        .param(caseId.number())
        .query(
            (row, n) ->
                new Plan(
                    row.getString("kind"),
                    row.getObject("planned_start", LocalDate.class),
                    row.getString("plan"),
                    row.getString("contact_person"),
                    row.getObject("hours_per_week", Integer.class),
                    row.getString("place").equals("kept")))
        .optional();
  }

  /** AMF's plan as the given party may read it. */
  String textFor(CaseId caseId, Party reader) {
    if (reader != Party.AMF && !consents.allows(caseId, Party.AMF, reader, Category.WORK)) {
      return "Samtycket omfattar inte att AMF:s plan lämnas till %s.".formatted(reader.laneName());
    }
    var mayReadText = access.mayReadText(reader, caseId, Party.AMF, Category.WORK);
    return latest(caseId).map(plan -> text(plan, mayReadText)).orElse("Ingen plan finns.");
  }

  private static String text(Plan plan, boolean mayReadText) {
    var lines = new ArrayList<String>();
    lines.add("Övergång till: " + Words.swedish(plan.kind()));
    lines.add("Första dag: " + plan.plannedStart());
    if (plan.hoursPerWeek() != null) {
      lines.add("Timmar per vecka: " + plan.hoursPerWeek());
    }
    if (plan.contactPerson() != null) {
      lines.add("Kontaktperson: " + written(plan.contactPerson(), mayReadText));
    }
    lines.add(
        "Platsen på Corner: " + (plan.placeIsKept() ? "hålls en tid efter starten" : "frigörs"));
    lines.add("Plan: " + written(plan.text(), mayReadText));
    return "- " + String.join("\n- ", lines);
  }

  private static String written(String text, boolean mayRead) {
    return mayRead ? Markdown.escape(text) : "skyddad uppgift";
  }
}
