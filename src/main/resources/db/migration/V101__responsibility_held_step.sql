-- The directions of consent a step rests on, as the model says: «SOF>CORNER», parted by spaces.
alter table open_step add column rests_on text;

-- A step that stands still in the engine until SOF has decided how the case goes on without the
-- consent it rests on. Nobody sees it, nobody can do it, the case does not wait for it.
create table held_step (
  task_id         text primary key,
  case_id         text        not null,
  process         text        not null,
  instance        text        not null,
  step            text        not null,
  step_name       text        not null,
  party           text        not null,
  rests_on        text        not null,
  without_consent text,
  since           timestamptz not null
);
create index held_step_case on held_step (case_id);
