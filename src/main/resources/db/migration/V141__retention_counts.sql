-- One row per erased case told too much where ten people take part: who registered in a month, of
-- an age, sex and end, is one person. What stays are counts, each of one thing, never crossed.
create table case_counts (
  activity        text not null,
  registered_year int  not null,
  measure         text not null check (measure in ('endState', 'ageGroup', 'sex', 'relapses')),
  -- An end state; the first of five years; a sex; of relapses, which are counted themselves, nothing.
  word            text not null,
  cases           int  not null check (cases > 0),
  primary key (activity, registered_year, measure, word)
);
insert into case_counts
select s.activity, extract(year from s.registered_month), m.measure, m.word, sum(m.n)
from case_statistics s cross join lateral (values
  ('endState', s.end_state, 1),
  ('ageGroup', s.age_group::text, s.enrolled::int),
  ('sex', s.sex, s.enrolled::int),
  ('relapses', '', s.relapses)) as m (measure, word, n)
group by 1, 2, 3, 4 having sum(m.n) > 0;
drop table case_statistics;
