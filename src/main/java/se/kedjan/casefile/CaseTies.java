package se.kedjan.casefile;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.CaseRelations;
import se.kedjan.access.Party;
import se.kedjan.access.StaffId;
import se.kedjan.responsibility.OpenSteps;

/** What ties staff and parties to a case: who is named, who holds a step, who takes part. */
@Component
class CaseTies implements CaseRelations {

  private final CaseStaff caseStaff;
  private final OpenSteps openSteps;
  private final JdbcClient jdbc;

  CaseTies(CaseStaff caseStaff, OpenSteps openSteps, JdbcClient jdbc) {
    this.caseStaff = caseStaff;
    this.openSteps = openSteps;
    this.jdbc = jdbc;
  }

  @Override
  public boolean isNamed(StaffId staff, CaseId caseId, Party party) {
    return caseStaff
        .namedFor(caseId, party)
        .filter(named -> staff.equals(named.staff()) || staff.equals(named.deputy()))
        .isPresent();
  }

  @Override
  public boolean holdsStep(StaffId staff, CaseId caseId) {
    return openSteps.of(caseId).stream().anyMatch(step -> staff.value().equals(step.assignee()));
  }

  @Override
  public boolean takesPart(Party party, CaseId caseId) {
    return jdbc.sql(
            """
            select exists (select 1 from kedjan.case_file where number = :case and registered_by_party = :party)
              or exists (select 1 from kedjan.case_staff where case_id = :case and party = :party)
              or exists (select 1 from kedjan.open_step where case_id = :case and party = :party)
            """)
        .param("case", caseId.number())
        .param("party", party.name())
        .query(Boolean.class)
        .single();
  }
}
