-- The two goals in sequence (S0): first more sober hours, then drug-free and ready for work. One row
-- per time in a phase; valid_to is the first day on which the next one holds.
create table participant_phase (
  id          bigint generated always as identity primary key,
  case_id     text        not null,
  phase       text        not null check (phase in ('soberHours', 'workReady')),
  valid_from  date        not null,
  valid_to    date        check (valid_to >= valid_from),
  back_reason text,
  party       text        not null check (party in ('SOF', 'CORNER', 'AMF')),
  recorded_at timestamptz not null,
  recorded_by text        not null
);
create index participant_phase_case on participant_phase (case_id, id desc);
create unique index participant_phase_now on participant_phase (case_id) where valid_to is null;

-- Where the plan of those enrolled before said it.
insert into participant_phase (case_id, phase, valid_from, party, recorded_at, recorded_by)
select distinct on (case_id) case_id, phase, enrolled_on, 'CORNER', now(), 'migration'
from enrolment order by case_id, id desc;
