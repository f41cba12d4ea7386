-- Whether each purpose of the referral is met, and what was avoided (S1), at every follow-up.
alter table follow_up
  add column sober_hours       text check (sober_hours in ('yes', 'partly', 'no', 'tooEarly', 'notApplicable')),
  add column prevent_lvm       text check (prevent_lvm in ('yes', 'partly', 'no', 'tooEarly', 'notApplicable')),
  add column prevent_placement text check (prevent_placement in ('yes', 'partly', 'no', 'tooEarly', 'notApplicable')),
  add column housing           text check (housing in ('yes', 'partly', 'no', 'tooEarly', 'notApplicable')),
  add column next_step         text check (next_step in ('yes', 'partly', 'no', 'tooEarly', 'notApplicable')),
  add column avoided           text;

-- The agreement's six questions to Corner (S1); physical and mental health are two answers.
create table corner_follow_up (
  id                     bigint generated always as identity primary key,
  case_id                text        not null,
  answered_on            date        not null,
  has_sof_contact        text        not null check (has_sof_contact in ('yes', 'no', 'unknown')),
  more_sober_hours       text        not null check (more_sober_hours in ('yes', 'no', 'unknown')),
  more_motivation        text        not null check (more_motivation in ('yes', 'no', 'unknown')),
  more_self_esteem       text        not null check (more_self_esteem in ('yes', 'no', 'unknown')),
  better_physical_health text        not null check (better_physical_health in ('yes', 'no', 'unknown')),
  better_mental_health   text        not null check (better_mental_health in ('yes', 'no', 'unknown')),
  less_loneliness        text        not null check (less_loneliness in ('yes', 'no', 'unknown')),
  note                   text,
  next_on                date        not null,
  recorded_at            timestamptz not null,
  recorded_by            text        not null
);
create index corner_follow_up_case on corner_follow_up (case_id);
