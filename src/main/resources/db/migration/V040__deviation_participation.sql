-- What ended a stretch of daily supervision, round after round.
create table participation_event (
  id            bigint generated always as identity primary key,
  case_id       text        not null,
  participation text        not null check (participation in ('relapse', 'ready', 'discharge')),
  happened_on   date        not null,
  note          text,
  recorded_at   timestamptz not null,
  recorded_by   text        not null
);
create index participation_event_case on participation_event (case_id);

create table individual_talk (
  id              bigint generated always as identity primary key,
  case_id         text        not null,
  talk_on         date        not null,
  raised_with_sof boolean     not null,
  after_talk      text        not null check (after_talk in ('stays', 'leaves')),
  changed_plan    text,
  note            text,
  recorded_at     timestamptz not null,
  recorded_by     text        not null
);
create index individual_talk_case on individual_talk (case_id);

create table relapse_contact (
  id           bigint generated always as identity primary key,
  case_id      text        not null,
  contacted_on date        not null,
  contact      text        not null check (contact in ('continues', 'returns', 'ends')),
  reentry      text check (reentry in ('trial', 'enrolment')),
  note         text,
  recorded_at  timestamptz not null,
  recorded_by  text        not null,
  check ((contact = 'returns') = (reentry is not null))
);
create index relapse_contact_case on relapse_contact (case_id);
