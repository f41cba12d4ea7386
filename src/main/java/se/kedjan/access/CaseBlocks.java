package se.kedjan.access;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who must never reach a case, said by name; equal identity numbers need no row. */
@Repository
public class CaseBlocks {

  private final JdbcClient jdbc;
  private final Clock clock;

  CaseBlocks(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Why; the words stand in the table and in the form. */
  public enum Reason {
    OWN_CASE("ownCase"),
    CLOSE("close");

    private final String word;

    Reason(String word) {
      this.word = word;
    }

    public static Reason ofWord(String word) {
      return OWN_CASE.word.equals(word) ? OWN_CASE : CLOSE;
    }
  }

  /** Returns whether it is new. */
  public boolean block(CaseId caseId, StaffId staff, Reason reason) {
    return jdbc.sql(
                "insert into kedjan.case_block (case_id, staff_id, reason, since) values (?, ?, ?, ?) on conflict do nothing")
            .params(caseId.number(), staff.value(), reason.word, LocalDate.now(clock))
            .update()
        > 0;
  }

  /**
   * Says by name what equal identity numbers say today: a change of key makes the numbers of staff,
   * which are kept as hashes only, unlike those of participants.
   */
  public int sayOwnCasesByName() {
    return jdbc.sql(
            """
            insert into kedjan.case_block (case_id, staff_id, reason, since)
            select c, s.id, 'ownCase', ? from kedjan.staff s, kedjan.cases_kept_from(s.id) c
            where s.identity_hash is not null
            on conflict do nothing
            """)
        .param(LocalDate.now(clock))
        .update();
  }
}
