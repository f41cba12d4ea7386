-- What was submitted, as it was submitted: one row per completed form.
create table submission (
  id           bigint generated always as identity primary key,
  case_id      text        not null,
  form_id      text        not null,
  form_version text        not null,
  task_id      text unique,
  step         text        not null,
  staff_id     text        not null,
  at           timestamptz not null,
  payload      text        not null
);
create index submission_case on submission (case_id, at);
-- Kept as submitted.
revoke update, truncate on submission from ${app};
