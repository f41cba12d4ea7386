create sequence case_number;

create table case_file (
  number              text primary key check (number ~ '^K-[0-9]{4}-[0-9]{4,9}$'),
  activity            text not null,
  registered_on       date not null,
  registered_by_party text not null check (registered_by_party in ('SOF', 'CORNER', 'AMF')),
  registered_by       text not null,
  -- Whether the participant counts among SOF's clients; SOF settles it when it takes the case.
  sof_contact         boolean not null,
  lifecare_reference  text,
  end_state           text,
  closed_on           date,
  version             bigint not null,
  check ((end_state is null) = (closed_on is null))
);
create index case_file_open on case_file (registered_on) where closed_on is null;
create index case_file_closed on case_file (closed_on) where closed_on is not null;

create table participant (
  case_id     text primary key references case_file,
  given_name  text not null,
  family_name text not null,
  -- The age as told on the day of registration, not a birth date.
  age         int  not null check (age between 18 and 120),
  sex         text not null check (sex in ('woman', 'man', 'other')),
  phone       text
);

create table referral (
  case_id            text primary key references case_file,
  source             text not null check (source in ('sof', 'corner', 'amf', 'person')),
  sof_contact        text not null check (sof_contact in ('yes', 'otherContact', 'none')),
  sof_contact_name   text,
  parallel_treatment boolean,
  travel_needs       text,
  note               text
);

create table referral_purpose (
  case_id text not null references case_file,
  purpose text not null check (purpose in ('soberHours', 'preventLvm', 'preventPlacement', 'housing', 'nextStep')),
  primary key (case_id, purpose)
);

create table reception (
  id       bigint generated always as identity primary key,
  case_id  text not null references case_file,
  decision text not null check (decision in ('accepted', 'noSofContact', 'refused', 'notRelevant')),
  reason   text,
  on_day   date not null
);
create index reception_case on reception (case_id);

create table case_staff (
  id         bigint generated always as identity primary key,
  case_id    text not null references case_file,
  party      text not null check (party in ('SOF', 'CORNER', 'AMF')),
  staff_id   text not null references staff,
  deputy_id  text references staff,
  valid_from date not null,
  valid_to   date check (valid_to >= valid_from),
  check (deputy_id <> staff_id)
);
create unique index case_staff_now on case_staff (case_id, party) where valid_to is null;
create index case_staff_staff on case_staff (staff_id) where valid_to is null;

create table closing_summary (
  id                bigint generated always as identity primary key,
  case_id           text not null references case_file,
  on_day            date not null,
  sober_hours       text check (sober_hours in ('yes', 'partly', 'no', 'tooEarly', 'notApplicable')),
  prevent_lvm       text check (prevent_lvm in ('yes', 'partly', 'no', 'tooEarly', 'notApplicable')),
  prevent_placement text check (prevent_placement in ('yes', 'partly', 'no', 'tooEarly', 'notApplicable')),
  housing           text check (housing in ('yes', 'partly', 'no', 'tooEarly', 'notApplicable')),
  next_step         text check (next_step in ('yes', 'partly', 'no', 'tooEarly', 'notApplicable')),
  avoided           text,
  summary           text
);
create index closing_summary_case on closing_summary (case_id);
