-- The agreement's three questions to SOF (S1), one row per follow-up.
create table follow_up (
  id                   bigint generated always as identity primary key,
  case_id              text        not null,
  followed_up_on       date        not null,
  sober_hours_per_week numeric(4, 1) check (sober_hours_per_week between 0 and 168),
  effects              text        not null,
  independence         text        not null,
  prevented_support    text,
  result               text        not null check (result in ('continues', 'readyForTransition')),
  next_follow_up_on    date        not null,
  recorded_at          timestamptz not null,
  recorded_by          text        not null
);
create index follow_up_case on follow_up (case_id);
