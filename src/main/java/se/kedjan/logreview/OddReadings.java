package se.kedjan.logreview;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The readings of a span that stick out, one for each person, case and day. Names are compared
 * inside the database; who asks is told numbers only.
 */
@Repository
class OddReadings {

  private final JdbcClient jdbc;

  OddReadings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record Odd(long readingId, @Nullable String caseNumber, List<String> why) {}

  /**
   * @param manyCases how many cases on one day are more than usual
   */
  List<Odd> between(Instant from, Instant to, int manyCases) {
    return jdbc.sql(
            """
            with read as (
              select r.*, r.at at time zone 'Europe/Stockholm' as local_at,
                case when r.part = 'register-attendance' then 'attendance'
                  when r.part like 'review-cases-%' then 'caseReview' end as sheet
              from kedjan.read_log r where r.at >= :from and r.at < :to and r.case_id is not null
            ),
            busy as (
              select staff_id, local_at::date as day, min(id) as first_id from read
              group by 1, 2 having count(distinct case_id) > :many
            ),
            -- Named or deputy, then or now; holder of a step; wrote something of the case.
            tied as (
              select case_id, staff_id from kedjan.case_staff
              union select case_id, deputy_id from kedjan.case_staff where deputy_id is not null
              union select case_id, assignee from kedjan.open_step where assignee is not null
              union select case_id, staff_id from kedjan.submission
            ),
            party_of as (
              select number as case_id, registered_by_party as party from kedjan.case_file
              union select case_id, party from kedjan.case_staff
              union select case_id, party from kedjan.open_step
              union select case_id, party from kedjan.submission
            ),
            judged as (
              select r.id, r.case_id, r.staff_id, r.local_at::date as day,
                lower(p.family_name) = lower(regexp_replace(s.name, '^.*\\s', '')) as own_name,
                -- The owner sees numbers and steps, of any case.
                r.party is distinct from 'PROCESS_OWNER'
                  and not exists (select 1 from tied t where t.case_id = r.case_id and t.staff_id = r.staff_id)
                  and not exists (
                    select 1 from kedjan.staff_membership m join kedjan.unit u on u.id = m.unit_id
                    join party_of o on o.party = u.party and o.case_id = r.case_id
                    where m.staff_id = r.staff_id and m.head
                      and m.valid_from <= r.local_at::date and (m.valid_to is null or m.valid_to >= r.local_at::date)
                  )
                  -- Named for the sheet at that moment, and read there alone. Whose naming was
                  -- ended was named until then, also on the day from which it holds no longer.
                  and not exists (
                    select 1 from kedjan.sheet_keeper k
                    where k.staff_id = r.staff_id and k.party = r.party and k.sheet = r.sheet
                      and k.named_at <= r.at and k.valid_from <= r.local_at::date
                      and (k.valid_to is null or k.valid_to >= r.local_at::date
                        or r.at < k.ended_at and k.valid_to + 1 >= r.local_at::date)
                  )
                  -- A head of unit sees a sheet whole by office, whoever takes part in the cases.
                  and not exists (
                    select 1 from kedjan.staff_membership m join kedjan.unit u on u.id = m.unit_id
                    where m.staff_id = r.staff_id and m.head and u.party = r.party and r.sheet is not null
                      and m.valid_from <= r.local_at::date and (m.valid_to is null or m.valid_to >= r.local_at::date)
                  ) as no_relation,
                exists (select 1 from busy b where b.first_id = r.id) as many_cases,
                f.closed_on < r.local_at::date as closed,
                r.local_at::time < '06:00' or r.local_at::time >= '22:00' as night
              from read r
              left join kedjan.staff s on s.id = r.staff_id
              left join kedjan.participant p on p.case_id = r.case_id
              left join kedjan.case_file f on f.number = r.case_id
            ),
            -- The same person, case and day is pointed at once.
            daily as (
              select min(id) as id, case_id, array_remove(array[
                case when bool_or(own_name) then 'ownName' end,
                case when bool_or(no_relation) then 'noRelation' end,
                case when bool_or(many_cases) then 'manyCases' end,
                case when bool_or(closed) then 'closed' end,
                case when bool_or(night) then 'night' end], null) as why
              from judged group by case_id, staff_id, day
            )
            select id, case_id, why from daily where cardinality(why) > 0
            union all
            -- Whoever looks for people by number and finds nobody reads no case.
            select min(id), null, array['manySearches'] from kedjan.read_log
            where at >= :from and at < :to and case_id is null
            group by staff_id, (at at time zone 'Europe/Stockholm')::date having count(*) > :many
            order by 1
            """)
        .param("from", Timestamp.from(from))
        .param("to", Timestamp.from(to))
        .param("many", manyCases)
        .query(
            (row, n) ->
                new Odd(
                    row.getLong("id"),
                    row.getString("case_id"),
                    List.of((String[]) row.getArray("why").getArray())))
        .list();
  }
}
