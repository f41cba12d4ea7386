-- What was wrong stays beside what is right.
create table correction (
  id            bigint generated always as identity primary key,
  case_id       text        not null,
  -- givenName, familyName, age, sex or phone of the participant; else the key of the form's field.
  what          text        not null,
  submission_id bigint references submission,
  old_value     text,
  new_value     text,
  reason        text        not null,
  recorded_by   text        not null,
  party         text        not null check (party in ('SOF', 'CORNER', 'AMF')),
  recorded_at   timestamptz not null,
  check (submission_id is not null or what in ('givenName', 'familyName', 'age', 'sex', 'phone'))
);
create index correction_case on correction (case_id);
create index correction_submission on correction (submission_id);

create table objection (
  id          bigint generated always as identity primary key,
  case_id     text        not null,
  objection   text        not null,
  reason      text        not null,
  recorded_by text        not null,
  party       text        not null check (party in ('SOF', 'CORNER', 'AMF')),
  recorded_at timestamptz not null
);
create index objection_case on objection (case_id);
revoke update, truncate on correction, objection from ${app};
