-- Since when, as the participant tells it or somebody else has grounds to say; the row without an
-- end is what is known now. A relapse ends it, and so does a corrected date.
create table drug_free_since (
  id          bigint generated always as identity primary key,
  case_id     text        not null,
  since       date        not null,
  basis       text        not null check (basis in ('selfReported', 'sofAssessment', 'other')),
  party       text        not null check (party in ('SOF', 'CORNER', 'AMF')),
  recorded_at timestamptz not null,
  recorded_by text        not null,
  ended_on    date,
  ended_why   text check (ended_why in ('relapse', 'corrected')),
  check ((ended_on is null) = (ended_why is null))
);
create index drug_free_since_case on drug_free_since (case_id, id desc);
create unique index drug_free_since_now on drug_free_since (case_id) where ended_on is null;

-- What SOF said when the guideline's time had passed: a prompt, never a gate (S0).
create table next_step_consideration (
  id          bigint generated always as identity primary key,
  case_id     text        not null,
  on_day      date        not null,
  next_step   text        not null check (next_step in ('raised', 'notYet')),
  reason      text,
  recorded_at timestamptz not null,
  recorded_by text        not null,
  check ((next_step = 'notYet') = (reason is not null))
);
create index next_step_consideration_case on next_step_consideration (case_id);

-- Plans made before this asked for no more than a day and a text.
alter table transition_plan
  add column contact_person text,
  add column hours_per_week integer check (hours_per_week between 1 and 40),
  add column place          text not null default 'kept' check (place in ('kept', 'freed'));
