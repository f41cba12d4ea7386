-- A case that somebody stopped before its way was over.
create table case_stop (
  id          bigint generated always as identity primary key,
  case_id     text        not null,
  reason      text        not null check (reason in ('deceased', 'moved', 'declines', 'neverCame', 'agreementEnded')),
  happened_on date        not null,
  note        text,
  recorded_at timestamptz not null,
  recorded_by text        not null,
  check (reason <> 'deceased' or note is null)
);
create index case_stop_case on case_stop (case_id);

-- A round that was over when the case was opened again.
create table case_round (
  id          bigint generated always as identity primary key,
  case_id     text        not null,
  round       int         not null check (round > 0),
  began_on    date        not null,
  closed_on   date        not null,
  end_state   text        not null,
  reopened_on date        not null check (reopened_on >= closed_on),
  reopened_by text        not null,
  note        text        not null,
  unique (case_id, round)
);
