-- A look into the log of readings: which span it covers, what was found. Spans follow on each other.
create table log_review (
  id          bigint generated always as identity primary key,
  from_at     timestamptz not null,
  to_at       timestamptz not null check (to_at >= from_at),
  readings    int         not null,
  reviewed_at timestamptz,
  reviewed_by text,
  remarks     text check (remarks in ('yes', 'no')),
  remark_note text,
  measures    text,
  check ((reviewed_at is null) = (remarks is null) and (reviewed_at is null) = (reviewed_by is null))
);

-- What the reviewer is asked to look at, as it was drawn. Goes with the reading, and with the case.
create table log_review_reading (
  review_id  bigint not null references log_review,
  number     int    not null,
  reading_id bigint not null references read_log on delete cascade,
  case_id    text   not null,
  unusual    text[] not null check (unusual <@ array['ownName', 'noRelation', 'manyCases', 'closed', 'night']),
  remarked   boolean not null default false,
  primary key (review_id, number)
);
create index log_review_reading_reading on log_review_reading (reading_id);
create index log_review_reading_case on log_review_reading (case_id);
