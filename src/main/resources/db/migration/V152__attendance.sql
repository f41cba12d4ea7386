-- From which day to which a participant was at the activity, as its own events said.
create table attendance_span (
  id       bigint generated always as identity primary key,
  case_id  text not null,
  from_day date not null,
  to_day   date check (to_day >= from_day)
);
create index attendance_span_case on attendance_span (case_id);
create unique index attendance_span_open on attendance_span (case_id) where to_day is null;

-- One week of an activity: opened once, closed once.
create table attendance_week (
  number        text primary key check (number ~ '^V-[0-9]{4}-[0-9]{2}-[a-z]+$'),
  activity      text not null,
  monday        date not null check (extract(isodow from monday) = 1),
  opening_hours numeric(4, 1) check (opening_hours between 0 and 168),
  closed_at     timestamptz,
  closed_by     text,
  version       int not null default 0,
  unique (activity, monday),
  check ((closed_at is null) = (closed_by is null))
);

-- What a day was for a participant; a day is there once.
create table attendance_day (
  case_id     text not null,
  day         date not null,
  week        text not null references attendance_week,
  planned     numeric(3, 1) check (planned between 0 and 24),
  status      text not null check (status in ('present', 'sick', 'unreported', 'excused')),
  hours       numeric(3, 1) not null check (hours between 0 and 24),
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (case_id, day),
  check ((status = 'present') = (hours > 0))
);
create index attendance_day_week on attendance_day (week);

create table attendance_correction (
  id            bigint generated always as identity primary key,
  case_id       text not null,
  day           date not null,
  before_status text,
  before_hours  numeric(3, 1),
  status        text not null,
  hours         numeric(3, 1) not null,
  reason        text not null,
  corrected_at  timestamptz not null,
  corrected_by  text not null
);
create index attendance_correction_case on attendance_correction (case_id);

-- What people decided about repeated absence, and what they did before.
create table absence_step (
  id          bigint generated always as identity primary key,
  case_id     text not null,
  step        text not null check (step in ('contact', 'assessment', 'view', 'talk')),
  on_day      date not null,
  answer      text not null,
  note        text,
  recorded_at timestamptz not null,
  recorded_by text not null
);
create index absence_step_case on absence_step (case_id);
