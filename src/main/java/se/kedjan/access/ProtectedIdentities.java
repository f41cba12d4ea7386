package se.kedjan.access;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which cases are about somebody with protected personal data, and the alias shown instead. */
@Repository
public class ProtectedIdentities {

  private final JdbcClient jdbc;
  private final Clock clock;

  ProtectedIdentities(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** While the protection is on. */
  public Optional<String> aliasOf(CaseId caseId) {
    return jdbc.sql(
            "select alias from kedjan.protected_identity where case_id = ? and ended_on is null")
        .param(caseId.number())
        .query(String.class)
        .optional();
  }

  /** From today, or under another alias from today. */
  public void protect(CaseId caseId, String alias) {
    end(caseId);
    jdbc.sql("insert into kedjan.protected_identity (case_id, alias, since) values (?, ?, ?)")
        .params(caseId.number(), alias, today())
        .update();
  }

  /** Returns whether it was on. */
  public boolean end(CaseId caseId) {
    return jdbc.sql(
                "update kedjan.protected_identity set ended_on = ? where case_id = ? and ended_on is null")
            .params(today(), caseId.number())
            .update()
        > 0;
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
