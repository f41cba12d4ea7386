-- What a head of unit or the process owner did about late steps.
create table secured_step (
  id          bigint generated always as identity primary key,
  case_id     text        not null,
  secured_as  text        not null check (secured_as in ('sofhead', 'cornerhead', 'amfhead', 'processowner')),
  steps       text[]      not null,
  measure     text        not null check (measure in ('reminded', 'reassigned', 'supported', 'other')),
  note        text,
  recorded_at timestamptz not null,
  recorded_by text        not null
);
create index secured_step_case on secured_step (case_id);
