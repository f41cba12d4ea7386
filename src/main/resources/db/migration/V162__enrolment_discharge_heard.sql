-- What SOF says before a permanent discharge, and the talk it may ask for first.
create table discharge_view (
  id          bigint generated always as identity primary key,
  case_id     text        not null,
  view        text        not null check (view in ('goesOn', 'talkFirst', 'stays')),
  note        text,
  recorded_at timestamptz not null,
  recorded_by text        not null
);
create index discharge_view_case on discharge_view (case_id);

create table talk_before_discharge (
  id          bigint generated always as identity primary key,
  case_id     text        not null,
  talk_on     date        not null,
  after_talk  text        not null check (after_talk in ('stays', 'discharge')),
  note        text,
  recorded_at timestamptz not null,
  recorded_by text        not null
);
create index talk_before_discharge_case on talk_before_discharge (case_id);
