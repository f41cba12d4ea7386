package se.kedjan.enrolment;

import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.kedjan.access.CaseId;

@Repository
class Trials {

  private final JdbcClient jdbc;
  private final Clock clock;

  Trials(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** A round ends with any report but an extension, and with the case: reopened, it begins anew. */
  int extensionsInRound(CaseId caseId) {
    return jdbc.sql(
            """
            select count(*) from kedjan.trial_report
            where case_id = :case and id > coalesce(
              (select max(id) from kedjan.trial_report where case_id = :case and outcome <> 'extended'), 0)
            and on_day >= coalesce(
              (select max(reopened_on) from kedjan.case_round where case_id = :case), on_day)
            """)
        .param("case", caseId.number())
        .query(Integer.class)
        .single();
  }

  void add(
      CaseId caseId,
      String outcome,
      @Nullable LocalDate endedOn,
      @Nullable Integer daysAttended,
      @Nullable String note) {
    jdbc.sql(
            """
            insert into kedjan.trial_report (case_id, on_day, outcome, ended_on, days_attended, note)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(caseId.number(), LocalDate.now(clock), outcome, endedOn, daysAttended, note)
        .update();
  }
}
