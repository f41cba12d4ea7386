package se.kedjan.casefile;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
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
  private final Clock clock;

  CaseTies(CaseStaff caseStaff, OpenSteps openSteps, JdbcClient jdbc, Clock clock) {
    this.caseStaff = caseStaff;
    this.openSteps = openSteps;
    this.jdbc = jdbc;
    this.clock = clock;
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
  public Set<CaseId> tiedTo(StaffId staff, Collection<CaseId> cases, Party party) {
    return jdbc.sql(
            """
            select n from unnest(:cases::text[]) n
            where exists (select 1 from kedjan.open_step where case_id = n and assignee = :staff)
              or exists (select 1 from kedjan.case_staff
                where case_id = n and party = :party and valid_to is null and :staff in (staff_id, deputy_id)
                  and kedjan.works_for(:staff, party, :today) and not kedjan.kept_from(:staff, n))
            """)
        .param("cases", numbers(cases))
        .param("staff", staff.value())
        .param("party", party.name())
        .param("today", LocalDate.now(clock))
        .query((row, n) -> new CaseId(row.getString(1)))
        .set();
  }

  @Override
  public boolean takesPart(Party party, CaseId caseId) {
    return !takingPart(party, List.of(caseId)).isEmpty();
  }

  @Override
  public Set<CaseId> takingPart(Party party, Collection<CaseId> cases) {
    return jdbc.sql(
            """
            select n from unnest(:cases::text[]) n
            where exists (select 1 from kedjan.case_file where number = n and registered_by_party = :party)
              or exists (select 1 from kedjan.case_staff where case_id = n and party = :party)
              or exists (select 1 from kedjan.open_step where case_id = n and party = :party)
            """)
        .param("cases", numbers(cases))
        .param("party", party.name())
        .query((row, n) -> new CaseId(row.getString(1)))
        .set();
  }

  private static String[] numbers(Collection<CaseId> cases) {
    return cases.stream().map(CaseId::number).toArray(String[]::new);
  }
}
