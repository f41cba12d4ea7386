-- How long an activity is agreed upon (S1: «under avtalstiden»). Without a row, and where valid_to
-- is empty, until further notice.
create table agreement_period (
  id          bigint generated always as identity primary key,
  activity    text        not null,
  valid_from  date        not null,
  valid_to    date check (valid_to >= valid_from),
  recorded_at timestamptz not null,
  recorded_by text        not null,
  unique (activity, valid_from),
  exclude using gist (activity with =, daterange(valid_from, valid_to, '[]') with &&)
);

-- What becomes of each participant when the agreement ends: asked for once per case and end. A row
-- has lapsed when the agreement ends on another day, or was for an earlier round of the case.
create table agreement_plan (
  id           bigint generated always as identity primary key,
  case_id      text        not null,
  agreement_to date        not null,
  asked_at     timestamptz not null,
  plan         text check (plan in ('closes', 'transfers', 'goesOn')),
  told         boolean,
  note         text,
  recorded_at  timestamptz,
  recorded_by  text,
  carried_out_at timestamptz,
  lapsed_at    timestamptz,
  check ((plan is null) = (recorded_at is null) and (plan is null) = (recorded_by is null)),
  check (carried_out_at is null or plan in ('closes', 'transfers'))
);
create unique index agreement_plan_once on agreement_plan (case_id, agreement_to) where lapsed_at is null;
create index agreement_plan_case on agreement_plan (case_id);

-- What a change of an agreement goes by in the engine.
create sequence agreement_change;
