package se.kedjan.enrolment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.kedjan.access.CaseId;
import se.kedjan.access.StaffId;

/** What SOF thinks of an enrolment and what Corner decides. */
@Repository
class EnrolmentDecisions {

  private final JdbcClient jdbc;
  private final Clock clock;

  EnrolmentDecisions(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * @param opinion {@code for}, {@code against} or {@code neither}
   */
  record Opinion(LocalDate onDay, String opinion, @Nullable String comment) {}

  void addOpinion(CaseId caseId, String opinion, @Nullable String comment) {
    jdbc.sql(
            "insert into kedjan.enrolment_opinion (case_id, on_day, opinion, comment_text) values (?, ?, ?, ?)")
        .params(caseId.number(), LocalDate.now(clock), opinion, comment)
        .update();
  }

  Optional<Opinion> latestOpinion(CaseId caseId) {
    return jdbc.sql(
            "select on_day, opinion, comment_text from kedjan.enrolment_opinion where case_id = ? order by id desc limit 1")
        .param(caseId.number())
        .query(
            (row, n) ->
                new Opinion(row.getObject(1, LocalDate.class), row.getString(2), row.getString(3)))
        .optional();
  }

  void add(CaseId caseId, boolean enrolled, @Nullable String reason, @Nullable StaffId supervisor) {
    jdbc.sql(
            """
            insert into kedjan.enrolment_decision (case_id, on_day, enrolled, reason, supervisor)
            values (?, ?, ?, ?, ?)
            """)
        .params(
            caseId.number(),
            LocalDate.now(clock),
            enrolled,
            reason,
            supervisor == null ? null : supervisor.value())
        .update();
  }
}
