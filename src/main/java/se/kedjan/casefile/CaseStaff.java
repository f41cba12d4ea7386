package se.kedjan.casefile;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Party;
import se.kedjan.access.StaffId;
import se.kedjan.chain.CaseStaffing;
import se.kedjan.responsibility.Act;

/** Who is named for a case by each party, and since when. */
@Component
class CaseStaff implements CaseStaffing {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  CaseStaff(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.events = events;
  }

  /**
   * Only who works for the party today and may reach the case: the steps of a leaver, or of whoever
   * is kept from it, go to the deputy, else to the pool.
   */
  @Override
  public Optional<Named> namedFor(CaseId caseId, Party party) {
    return jdbc.sql(
            """
            select case when works then staff_id else deputy_id end as staff_id,
              case when works and deputy_works then deputy_id end as deputy_id
            from (
              select staff_id, deputy_id,
                kedjan.works_for(staff_id, party, :today) and not kedjan.kept_from(staff_id, case_id) as works,
                kedjan.works_for(deputy_id, party, :today) and not kedjan.kept_from(deputy_id, case_id) as deputy_works
              from kedjan.case_staff
              where case_id = :case and party = :party and valid_to is null) named
            where works or deputy_works
            """)
        .param("case", caseId.number())
        .param("party", party.name())
        .param("today", LocalDate.now(clock))
        .query(
            (row, n) -> {
              var deputy = row.getString("deputy_id");
              return new Named(
                  new StaffId(row.getString("staff_id")),
                  deputy == null ? null : new StaffId(deputy));
            })
        .optional();
  }

  void name(CaseId caseId, Party party, StaffId staff, @Nullable StaffId deputy) {
    var now = new Named(staff, deputy);
    if (namedFor(caseId, party).filter(now::equals).isPresent()) {
      return;
    }
    var today = LocalDate.now(clock);
    jdbc.sql(
            "update kedjan.case_staff set valid_to = ? where case_id = ? and party = ? and valid_to is null")
        .params(today, caseId.number(), party.name())
        .update();
    jdbc.sql(
            "insert into kedjan.case_staff (case_id, party, staff_id, deputy_id, valid_from) values (?, ?, ?, ?, ?)")
        .params(
            caseId.number(),
            party.name(),
            staff.value(),
            deputy == null ? null : deputy.value(),
            today)
        .update();
    events.publishEvent(
        new StaffNamed(
            caseId,
            party,
            deputy == null ? staff.value() : staff.value() + " (" + deputy.value() + ")"));
  }

  record StaffNamed(CaseId caseId, Party onBehalfOf, String detail) implements Act {
    @Override
    public String kind() {
      return "staff-named";
    }
  }
}
