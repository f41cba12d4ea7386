package se.kedjan.retention;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;

/** What stays of a case for the measures: counts by year, each of one thing; no way back to it. */
@Component
class Statistics {

  private final JdbcClient jdbc;

  Statistics(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void keep(CaseId caseId) {
    jdbc.sql(
            """
            insert into kedjan.case_counts as k
            select f.activity, extract(year from f.registered_on), m.measure, m.word, m.n
            from kedjan.case_file f join kedjan.participant p on p.case_id = f.number
            cross join lateral (
              select exists (select from kedjan.enrolment e where e.case_id = f.number)::int as enrolled,
                (select count(*)::int from kedjan.participation_event v
                  where v.case_id = f.number and v.participation = 'relapse') as relapses) x
            cross join lateral (values
              ('endState', f.end_state, 1), ('ageGroup', (p.age / 5 * 5)::text, x.enrolled),
              ('sex', p.sex, x.enrolled), ('relapses', '', x.relapses)) as m (measure, word, n)
            where f.number = ? and m.n > 0 and not kedjan.is_protected(f.number)
            on conflict (activity, registered_year, measure, word) do update set cases = k.cases + excluded.cases
            """)
        .param(caseId.number())
        .update();
    jdbc.sql(
            """
            insert into kedjan.purpose_statistics as s
            select f.activity, extract(year from f.closed_on), v.purpose, v.met, 1
            from kedjan.case_file f
            join lateral (select * from kedjan.closing_summary c where c.case_id = f.number order by c.id desc limit 1) c on true
            cross join lateral (values
              ('soberHours', c.sober_hours), ('preventLvm', c.prevent_lvm), ('preventPlacement', c.prevent_placement),
              ('housing', c.housing), ('nextStep', c.next_step)) as v (purpose, met)
            where f.number = ? and v.met is not null and not kedjan.is_protected(f.number)
            on conflict (activity, closed_year, purpose, met) do update set cases = s.cases + 1
            """)
        .param(caseId.number())
        .update();
  }
}
