package se.kedjan.casefile;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.kedjan.access.CaseId;
import se.kedjan.access.StaffId;

/** The rounds of a case that were over when it was opened again. */
@Repository
class Rounds {

  private final JdbcClient jdbc;
  private final Clock clock;

  Rounds(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  record Round(int number, LocalDate beganOn, LocalDate closedOn, EndState endState) {}

  /**
   * @param registeredOn where the first round began; a later one began when it was opened
   */
  void close(
      CaseId caseId,
      LocalDate registeredOn,
      LocalDate closedOn,
      EndState endState,
      String note,
      StaffId by) {
    jdbc.sql(
            """
            insert into kedjan.case_round
              (case_id, round, began_on, closed_on, end_state, reopened_on, reopened_by, note)
            select :case, count(*) + 1, coalesce(max(r.reopened_on), :registered), :closed, :state, :today, :by, :note
            from kedjan.case_round r where r.case_id = :case
            """)
        .param("case", caseId.number())
        .param("registered", registeredOn)
        .param("closed", closedOn)
        .param("state", endState.name())
        .param("today", LocalDate.now(clock))
        .param("by", by.value())
        .param("note", note)
        .update();
  }

  /** When the round that goes on was begun; empty for the first. */
  Optional<LocalDate> reopenedOn(CaseId caseId) {
    return jdbc.sql(
            "select reopened_on from kedjan.case_round where case_id = ? order by round desc limit 1")
        .param(caseId.number())
        .query(LocalDate.class)
        .optional();
  }

  /** Oldest first; none for a case that was never opened again. */
  List<Round> of(CaseId caseId) {
    return jdbc.sql("select * from kedjan.case_round where case_id = ? order by round")
        .param(caseId.number())
        .query(
            (row, n) ->
                new Round(
                    row.getInt("round"),
                    row.getObject("began_on", LocalDate.class),
                    row.getObject("closed_on", LocalDate.class),
                    EndState.valueOf(row.getString("end_state"))))
        .list();
  }
}
