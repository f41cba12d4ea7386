package se.kedjan.transition;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.kedjan.forms.Submission;

/** How AMF found the transition to have gone; again where SOF did not take the case back. */
@Repository
class Reconciliations {

  record Reconciliation(
      LocalDate on, String result, @Nullable String outcome, @Nullable String note) {

    boolean isBackToCorner() {
      return Words.BACK_TO_CORNER.equals(result);
    }
  }

  private final JdbcClient jdbc;

  Reconciliations(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(Transition transition, Submission s) {
    jdbc.sql(
            """
            insert into kedjan.transition_reconciliation
              (transition_id, case_id, reconciled_on, transition_outcome, outcome, note, recorded_at, recorded_by)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            transition.id(),
            s.caseId().number(),
            s.date("reconciledOn"),
            s.word("transitionOutcome"),
            s.text("outcome"),
            s.text("reconciliationNote"),
            Timestamp.from(s.at()),
            s.staff().value())
        .update();
  }

  Optional<Reconciliation> latest(Transition transition) {
    return jdbc.sql(
            """
            select reconciled_on, transition_outcome, outcome, note from kedjan.transition_reconciliation
            where transition_id = ? order by id desc limit 1
            """)
        .param(transition.id())
        .query(
            (row, n) ->
                new Reconciliation(
                    row.getObject("reconciled_on", LocalDate.class),
                    row.getString("transition_outcome"),
                    row.getString("outcome"),
                    row.getString("note")))
        .optional();
  }
}
