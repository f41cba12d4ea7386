package se.kedjan.agreement;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.kedjan.access.CaseId;
import se.kedjan.access.StaffId;
import se.kedjan.forms.Submission;

/** What becomes of each participant at the end of an agreement. */
@Repository
class AgreementPlans {

  /** Asked about a day on which the agreement no longer ends, and not carried out by then. */
  private static final String STALE =
      """
      p.lapsed_at is null and p.carried_out_at is null and (p.plan is null or p.agreement_to >= :today)
        and p.agreement_to is distinct from cast(:end as date)
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  AgreementPlans(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Open cases that were asked about another end, or have not been asked about the one that comes
   * soon.
   *
   * @param end on which the agreement ends; null where it does not
   * @param soon whether it is time to ask
   */
  List<CaseId> unsettled(String activity, @Nullable LocalDate end, boolean soon) {
    return jdbc.sql(
            """
            select f.number from kedjan.case_file f
            where f.activity = :activity and f.closed_on is null and (
              exists (select 1 from kedjan.agreement_plan p where p.case_id = f.number and """
                + " "
                + STALE
                + """
              ) or :soon and not exists (
                select 1 from kedjan.agreement_plan p
                where p.case_id = f.number and p.lapsed_at is null and p.agreement_to = cast(:end as date)))
            order by f.number
            """)
        .param("activity", activity)
        .param("today", LocalDate.now(clock))
        .param("end", end)
        .param("soon", soon)
        .query((row, n) -> new CaseId(row.getString(1)))
        .list();
  }

  /** What was asked about another end than this one no longer counts; true where there was any. */
  boolean lapse(CaseId caseId, @Nullable LocalDate end) {
    return jdbc.sql(
                "update kedjan.agreement_plan p set lapsed_at = :now where p.case_id = :case and "
                    + STALE)
            .param("now", Timestamp.from(clock.instant()))
            .param("case", caseId.number())
            .param("today", LocalDate.now(clock))
            .param("end", end)
            .update()
        > 0;
  }

  /** What was asked in the rounds before this one. */
  void lapse(CaseId caseId) {
    jdbc.sql(
            "update kedjan.agreement_plan set lapsed_at = ? where case_id = ? and lapsed_at is null")
        .params(Timestamp.from(clock.instant()), caseId.number())
        .update();
  }

  /**
   * What was planned for an end that is still to come no longer counts; which end, if there was
   * any.
   */
  Optional<LocalDate> lapsePlanned(CaseId caseId) {
    return jdbc
        .sql(
            """
            update kedjan.agreement_plan set lapsed_at = ?
            where case_id = ? and plan is not null and agreement_to >= ?
              and lapsed_at is null and carried_out_at is null
            returning agreement_to
            """)
        .params(Timestamp.from(clock.instant()), caseId.number(), LocalDate.now(clock))
        .query(LocalDate.class)
        .list()
        .stream()
        .findFirst();
  }

  /** True for the first who asks: on two nodes one does. */
  boolean ask(CaseId caseId, LocalDate end) {
    return jdbc.sql(
                "insert into kedjan.agreement_plan (case_id, agreement_to, asked_at) values (?, ?, ?) on conflict do nothing")
            .params(caseId.number(), end, Timestamp.from(clock.instant()))
            .update()
        > 0;
  }

  /** The last day of the agreement that the case was asked about. */
  Optional<LocalDate> askedAbout(CaseId caseId) {
    return jdbc.sql(
            "select max(agreement_to) from kedjan.agreement_plan where case_id = ? and lapsed_at is null")
        .param(caseId.number())
        .query((row, n) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
        .single();
  }

  void plan(Submission s, LocalDate end) {
    jdbc.sql(
            """
            update kedjan.agreement_plan
            set plan = ?, told = ?, note = ?, recorded_at = ?, recorded_by = ?
            where case_id = ? and agreement_to = ? and lapsed_at is null
            """)
        .params(
            s.word("agreementPlan"),
            s.isYes("participantTold"),
            s.text("agreementNote"),
            Timestamp.from(s.at()),
            s.staff().value(),
            s.caseId().number(),
            end)
        .update();
  }

  /** Who planned that the case ends now; empty where that has been carried out or has lapsed. */
  Optional<StaffId> carryOut(CaseId caseId) {
    return jdbc.sql(
            """
            update kedjan.agreement_plan set carried_out_at = ?
            where case_id = ? and plan in ('closes', 'transfers') and agreement_to < ?
              and lapsed_at is null and carried_out_at is null
            returning recorded_by
            """)
        .params(Timestamp.from(clock.instant()), caseId.number(), LocalDate.now(clock))
        .query(String.class)
        .optional()
        .map(StaffId::new);
  }

  /** Whether the case ends because a plan says so. */
  boolean isCarriedOut(CaseId caseId) {
    return jdbc.sql(
            "select exists (select 1 from kedjan.agreement_plan where case_id = ? and lapsed_at is null and carried_out_at is not null)")
        .param(caseId.number())
        .query(Boolean.class)
        .single();
  }
}
