package se.kedjan.casefile;

import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Party;
import se.kedjan.access.StaffId;
import se.kedjan.casefile.CaseFiles.Holder;
import se.kedjan.casefile.CaseFiles.Unheld;
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

  Optional<Holder> holder(CaseId caseId, Party party) {
    return jdbc.sql(
            "select staff_id, deputy_id from kedjan.case_staff where case_id = ? and party = ? and valid_to is null")
        .params(caseId.number(), party.name())
        .query(
            (row, n) -> {
              var deputy = row.getString(2);
              return new Holder(
                  new StaffId(row.getString(1)), deputy == null ? null : new StaffId(deputy));
            })
        .optional();
  }

  List<CaseId> openCasesOf(StaffId staff, Party party) {
    return jdbc.sql(
            """
            select s.case_id from kedjan.case_staff s
            join kedjan.case_file f on f.number = s.case_id and f.closed_on is null
            where s.valid_to is null and s.party = :party and :staff in (s.staff_id, s.deputy_id)
            order by s.case_id
            """)
        .param("party", party.name())
        .param("staff", staff.value())
        .query((row, n) -> new CaseId(row.getString(1)))
        .list();
  }

  boolean mayHave(CaseId caseId, Party party, StaffId staff) {
    return jdbc.sql("select kedjan.works_for(?, ?, ?) and not kedjan.kept_from(?, ?)")
        .params(staff.value(), party.name(), LocalDate.now(clock), staff.value(), caseId.number())
        .query(Boolean.class)
        .single();
  }

  /**
   * @param caseId null for all
   */
  List<Unheld> unheld(@Nullable CaseId caseId) {
    return jdbc.sql(
            """
            select s.case_id, s.party from kedjan.case_staff s
            join kedjan.case_file f on f.number = s.case_id and f.closed_on is null
            where s.valid_to is null and (:case::text is null or s.case_id = :case) and not exists (
              select 1 from unnest(array[s.staff_id, s.deputy_id]) who
              where who is not null and kedjan.works_for(who, s.party, :today)
                and not kedjan.kept_from(who, s.case_id))
            order by s.case_id, s.party
            """)
        .param("today", LocalDate.now(clock))
        .param("case", caseId == null ? null : caseId.number(), Types.VARCHAR)
        .query(
            (row, n) -> new Unheld(new CaseId(row.getString(1)), Party.valueOf(row.getString(2))))
        .list();
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
