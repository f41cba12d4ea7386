-- A meeting of several parties about one case: who was asked, who came, what was agreed.
create table multi_party_meeting (
  id            bigint generated always as identity primary key,
  case_id       text        not null,
  convener      text        not null check (convener in ('SOF', 'CORNER', 'AMF')),
  meeting_on    date        not null,
  meeting_time  text        not null,
  purpose       text        not null,
  called_at     timestamptz not null,
  called_by     text        not null,
  held          boolean,
  came          text[],
  agreed        text,
  documented_at timestamptz,
  documented_by text,
  check ((held is null) = (documented_at is null)),
  check (came <@ array['participant', 'sof', 'corner', 'amf'])
);
create index multi_party_meeting_case on multi_party_meeting (case_id);

create table multi_party_meeting_party (
  meeting_id  bigint not null references multi_party_meeting on delete cascade,
  case_id     text   not null,
  party       text   not null check (party in ('SOF', 'CORNER', 'AMF')),
  can_come    boolean,
  comment     text,
  answered_at timestamptz,
  answered_by text,
  primary key (meeting_id, party),
  check ((can_come is null) = (answered_at is null))
);
create index multi_party_meeting_party_case on multi_party_meeting_party (case_id);

-- The joint review of an activity's open cases, once a month.
create table case_review (
  id          bigint generated always as identity primary key,
  activity    text not null,
  month       date not null check (extract(day from month) = 1),
  convener    text not null check (convener in ('SOF', 'CORNER', 'AMF')),
  called_at   timestamptz not null,
  reviewed_at timestamptz,
  reviewed_by text,
  check ((reviewed_at is null) = (reviewed_by is null)),
  unique (activity, month)
);

-- What was said of each case: a row per case that the review came to.
create table case_review_case (
  review_id   bigint  not null references case_review,
  case_id     text    not null,
  discussed   boolean not null,
  reviewed_at timestamptz not null,
  reviewed_by text    not null,
  primary key (review_id, case_id)
);
create index case_review_case_case on case_review_case (case_id);

-- Which party does what by when, and what came of it.
create table case_decision (
  id          bigint generated always as identity primary key,
  case_id     text        not null,
  review_id   bigint references case_review,
  meeting_id  bigint references multi_party_meeting on delete cascade,
  decided_for text        not null check (decided_for in ('SOF', 'CORNER', 'AMF')),
  what        text        not null,
  due_on      date        not null,
  decided_at  timestamptz not null,
  decided_by  text        not null,
  -- The party of whoever wrote it down: whose data the words are.
  decided_by_party text   not null check (decided_by_party in ('SOF', 'CORNER', 'AMF')),
  done        boolean,
  done_on     date,
  not_done_reason text,
  reported_at timestamptz,
  reported_by text,
  check ((review_id is null) <> (meeting_id is null)),
  check ((done is null) = (reported_at is null)),
  check (not done or done_on is not null),
  check (done or done is null or not_done_reason is not null)
);
create index case_decision_case on case_decision (case_id);
