package se.kedjan.transition;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Optional;
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

  record Plan(String kind, LocalDate plannedStart, String text) {}

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
              (transition_id, case_id, kind, planned_start, plan, recorded_at, recorded_by)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            transition.id(),
            s.caseId().number(),
            s.word("transitionKind"),
            s.date("plannedStart"),
            s.word("transitionPlan"),
            Timestamp.from(s.at()),
            s.staff().value())
        .update();
  }

  /** Of this attempt or, before it has one, of an earlier. */
  Optional<Plan> latest(CaseId caseId) {
    return jdbc.sql(
            """
            select kind, planned_start, plan from kedjan.transition_plan
            where case_id = ? order by id desc limit 1
            """)
        .param(caseId.number())
        .query(
            (row, n) ->
                new Plan(
                    row.getString("kind"),
                    row.getObject("planned_start", LocalDate.class),
                    row.getString("plan")))
        .optional();
  }

  /** AMF's plan as the given party may read it. */
  String textFor(CaseId caseId, Party reader) {
    if (reader != Party.AMF && !consents.allows(caseId, Party.AMF, reader, Category.WORK)) {
      return "Samtycket omfattar inte att AMF:s plan lämnas till %s.".formatted(reader.laneName());
    }
    return latest(caseId)
        .map(
            plan ->
                "- Övergång till: %s\n- Planerad start: %s\n- Plan: %s"
                    .formatted(
                        Words.swedish(plan.kind()),
                        plan.plannedStart(),
                        access.mayReadText(reader, caseId, Party.AMF, Category.WORK)
                            ? Markdown.escape(plan.text())
                            : "skyddad uppgift"))
        .orElse("Ingen plan finns.");
  }
}
