package se.kedjan.enrolment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.kedjan.access.CaseId;

@Repository
class RehabilitationPlans {

  private final JdbcClient jdbc;
  private final Clock clock;

  RehabilitationPlans(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  record RehabilitationPlan(
      String goals,
      String supportMeasures,
      LocalDate reviewOn,
      @Nullable String lifecareReference) {}

  void add(CaseId caseId, RehabilitationPlan plan) {
    jdbc.sql(
            """
            insert into kedjan.rehabilitation_plan
              (case_id, on_day, goals, support_measures, review_on, lifecare_reference)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(
            caseId.number(),
            LocalDate.now(clock),
            plan.goals(),
            plan.supportMeasures(),
            plan.reviewOn(),
            plan.lifecareReference())
        .update();
  }

  Optional<RehabilitationPlan> latest(CaseId caseId) {
    return jdbc.sql(
            "select * from kedjan.rehabilitation_plan where case_id = ? order by id desc limit 1")
        .param(caseId.number())
        .query(
            (row, n) ->
                new RehabilitationPlan(
                    row.getString("goals"),
                    row.getString("support_measures"),
                    row.getObject("review_on", LocalDate.class),
                    row.getString("lifecare_reference")))
        .optional();
  }
}
