-- A deviation at Corner, from what happened to what was changed. No result of any test has a place
-- here: Corner makes none (S1), and what happens outside Corner is no deviation.
create table deviation (
  id            bigint generated always as identity primary key,
  case_id       text        not null,
  kind          text        not null check (kind in ('affected', 'absence', 'conflict', 'other')),
  happened_on   date        not null,
  note          text,
  registered_at timestamptz not null,
  registered_by text        not null,
  talk_on       date,
  raised        boolean,
  talk_note     text,
  talk_at       timestamptz,
  talk_by       text,
  plan_change   boolean,
  sof_note      text,
  assessed_at   timestamptz,
  assessed_by   text,
  changed_on    date,
  changed_plan  text,
  changed_at    timestamptz,
  changed_by    text,
  check ((talk_on is null) = (raised is null) and (talk_on is null) = (talk_at is null)),
  check ((plan_change is null) = (assessed_at is null)),
  check ((changed_on is null) = (changed_plan is null))
);
create index deviation_case on deviation (case_id);
