package se.kedjan.reports;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The report that S0 asks for after a year («Utvärdering corner och kämpen 2022»), from our own
 * data, as the cases stand when it is asked for. Whose identity is protected is left out of it; of
 * erased cases, what retention keeps counts.
 */
@Component
public class OneYearReport {

  private final JdbcClient jdbc;

  OneYearReport(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param enrolled on an own place today, after enrolment
   * @param onTheWay on a place, not enrolled yet
   * @param movedOnToWork closed as open or subsidised work
   * @param employedInActivity now handledare
   * @param triedElsewhereAndBack enrolled, after a transition that led back
   * @param soonReady enrolled, while AMF works on the next step
   * @param leftForRelapse away after a relapse, in contact
   * @param sinceTheStartWithoutBreak enrolled within the first three months and never away
   * @param sinceTheStart the same, those with a break who came back included
   * @param hoursPerDay mean over the enrolled, one decimal
   * @param daysPerWeek mean over the enrolled, one decimal
   * @param participants whom the figures on age and sex are about: ever enrolled, or on the way
   * @param relapses relapses registered by Corner
   */
  public record Figures(
      int enrolled,
      int onTheWay,
      int movedOnToWork,
      int employedInActivity,
      int triedElsewhereAndBack,
      int soonReady,
      int leftForRelapse,
      int sinceTheStartWithoutBreak,
      int sinceTheStart,
      BigDecimal hoursPerDay,
      BigDecimal daysPerWeek,
      int participants,
      int youngest,
      int oldest,
      BigDecimal meanAge,
      int women,
      int men,
      int relapses) {}

  /**
   * @param activity whose cases
   * @param start the first day of the year
   */
  public Figures of(String activity, LocalDate start) {
    return jdbc.sql(
            """
            with cases as (
              select f.number, f.end_state, p.age, p.sex from kedjan.case_file f
              join kedjan.participant p on p.case_id = f.number
              where f.activity = :activity and f.registered_on >= :start and not kedjan.is_protected(f.number)
            ),
            on_place as (
              select a.case_id, exists (
                  select 1 from kedjan.enrolment e where e.case_id = a.case_id
                  and e.enrolled_on >= (a.reserved_at at time zone 'Europe/Stockholm')::date) as enrolled
              from kedjan.place_allocation a join cases c on c.number = a.case_id
              where a.released_at is null and a.kept_until is null
            ),
            enrolled as (
              select o.case_id,
                (select min(e.enrolled_on) from kedjan.enrolment e where e.case_id = o.case_id) as since,
                exists (select 1 from kedjan.pause p where p.case_id = o.case_id) as was_away,
                exists (select 1 from kedjan.work_training w where w.case_id = o.case_id) as tried_elsewhere,
                exists (select 1 from kedjan.transition t where t.case_id = o.case_id
                  and t.state in ('RAISED', 'READY', 'PLANNED', 'OFFERED')) as soon_ready,
                (select row(e.*)::kedjan.enrolment from kedjan.enrolment e where e.case_id = o.case_id order by e.id desc limit 1) as plan
              from on_place o where o.enrolled
            ),
            away as (
              select c.number from cases c
              where c.end_state is null
                and exists (select 1 from kedjan.pause p where p.case_id = c.number and p.ended_on is null and p.reason = 'relapse')
            ),
            -- What is left of cases that are erased, all of them closed.
            kept as (
              select * from kedjan.case_counts s
              where s.activity = :activity and make_date(s.registered_year, 1, 1) >= :start::date
            ),
            people as (
              select c.age, c.sex from cases c
              where exists (select 1 from kedjan.enrolment e where e.case_id = c.number)
                or exists (select 1 from on_place o where o.case_id = c.number)
              union all
              -- Of their ages only the five years are known: the middle one stands for them.
              select k.word::int + 2, null from kept k cross join generate_series(1, k.cases) where k.measure = 'ageGroup'
            ),
            ended as (
              select end_state from cases
              union all select k.word from kept k cross join generate_series(1, k.cases) where k.measure = 'endState'
            ),
            sexes as (
              select sex from people where sex is not null
              union all select k.word from kept k cross join generate_series(1, k.cases) where k.measure = 'sex'
            )
            select
              (select count(*) from enrolled) as enrolled,
              (select count(*) from on_place where not enrolled) as on_the_way,
              (select count(*) from ended where end_state in ('OPEN_WORK', 'SUBSIDISED_WORK')) as moved_on_to_work,
              (select count(*) from ended where end_state = 'EMPLOYED_IN_ACTIVITY') as employed_in_activity,
              (select count(*) from enrolled where tried_elsewhere) as tried_elsewhere_and_back,
              (select count(*) from enrolled where soon_ready) as soon_ready,
              (select count(*) from away) as left_for_relapse,
              (select count(*) from enrolled where since < :early and not was_away and not tried_elsewhere) as since_the_start_without_break,
              (select count(*) from enrolled where since < :early) as since_the_start,
              (select coalesce(round(avg((plan).hours_per_day), 1), 0) from enrolled) as hours_per_day,
              (select coalesce(round(avg(cardinality((plan).weekdays)), 1), 0) from enrolled) as days_per_week,
              (select count(*) from people) as participants,
              (select coalesce(min(age), 0) from people) as youngest,
              (select coalesce(max(age), 0) from people) as oldest,
              (select coalesce(round(avg(age), 1), 0) from people) as mean_age,
              (select count(*) from sexes where sex = 'woman') as women,
              (select count(*) from sexes where sex = 'man') as men,
              (select count(*) from kedjan.participation_event v join cases c on c.number = v.case_id where v.participation = 'relapse')
                + (select coalesce(sum(cases), 0) from kept where measure = 'relapses') as relapses
            """)
        .param("activity", activity)
        .param("start", start)
        .param("early", start.plusMonths(3))
        .query(Figures.class)
        .single();
  }
}
