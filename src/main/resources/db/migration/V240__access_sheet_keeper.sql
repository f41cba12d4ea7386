-- Who is named for a sheet about many cases (the week's attendance, the joint review), by the head
-- of unit, and therefore sees all of it. Named for that sheet alone, and for no case. What has been
-- ended before its first day holds on no day.
create table sheet_keeper (
  id         bigint generated always as identity primary key,
  party      text        not null check (party in ('SOF', 'CORNER', 'AMF')),
  sheet      text        not null check (sheet in ('attendance', 'caseReview')),
  staff_id   text        not null references staff,
  valid_from date        not null,
  valid_to   date check (valid_to >= valid_from - 1),
  named_by   text        not null,
  named_at   timestamptz not null,
  ended_by   text,
  ended_at   timestamptz,
  check ((ended_by is null) = (ended_at is null)),
  check (ended_at is null or valid_to is not null),
  exclude using gist (party with =, sheet with =, staff_id with =, daterange(valid_from, valid_to + 1) with &&)
);

-- What naming somebody goes by in the engine.
create sequence sheet_keeper_change;
