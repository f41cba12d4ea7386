package se.kedjan.responsibility;

import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import se.kedjan.access.CaseId;

/**
 * Acts on one case go one after the other: whoever decides on what a case is now holds this first,
 * on the row that the log of the case will lock anyway.
 */
@Component
public class CaseLock {

  private final JdbcClient jdbc;

  CaseLock(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** As {@link #hold(CaseId)}, of many: always in one order, so that two never wait for ever. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void hold(Collection<CaseId> cases) {
    jdbc.sql(
            """
            select 1 from kedjan.log_chain c join kedjan.log_head h on h.chain = c.chain
            where c.case_id = any(?) order by c.case_id for update of h
            """)
        .param(cases.stream().map(CaseId::number).toArray(String[]::new))
        .query(Integer.class)
        .list();
  }

  /** Until the end of the transaction. Does nothing for a case that does not exist. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void hold(CaseId caseId) {
    jdbc.sql(
            """
            select 1 from kedjan.log_chain c join kedjan.log_head h on h.chain = c.chain
            where c.case_id = ? for update of h
            """)
        .param(caseId.number())
        .query(Integer.class)
        .optional();
  }
}
