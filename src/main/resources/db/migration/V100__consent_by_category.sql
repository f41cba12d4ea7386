-- Who may be told: the three parties, and others as data.
create table consent_receiver (
  id         text primary key check (id ~ '^[A-Z]{2,20}$'),
  name       text not null,
  party      text unique check (party in ('SOF', 'CORNER', 'AMF')),
  valid_from date not null,
  valid_to   date check (valid_to >= valid_from)
);
insert into consent_receiver (id, name, party, valid_from) values
  ('SOF', 'SOF', 'SOF', '2020-01-01'),
  ('CORNER', 'Corner', 'CORNER', '2020-01-01'),
  ('AMF', 'AMF', 'AMF', '2020-01-01'),
  ('AF', 'Arbetsförmedlingen', null, '2020-01-01'),
  ('REGION', 'Region (hälso- och sjukvård)', null, '2020-01-01');

-- One row each time something was noted about a direction; the latest says what holds.
alter table consent
  add column receiver    text references consent_receiver,
  add column event       text check (event in ('given', 'notGiven', 'withdrawn', 'expired')),
  add column categories  text[] not null default '{}',
  add column at          timestamptz,
  add column reminded_on date;
update consent set
  receiver = to_party,
  event = case when given then 'given' else 'notGiven' end,
  categories = case when given
    then array['CONTACT', 'PARTICIPATION', 'PLAN', 'WELLBEING', 'DEVIATION', 'WORK'] else '{}' end,
  at = valid_from::timestamp at time zone 'Europe/Stockholm';
alter table consent
  alter column receiver set not null,
  alter column event set not null,
  alter column at set not null,
  drop column given,
  drop column to_party,
  add check (from_party <> receiver),
  add check ((event = 'given') = (cardinality(categories) > 0));
create index consent_case on consent (case_id, from_party, receiver, id desc);
create index consent_ending on consent (valid_to) where event = 'given';

-- A consent between parties that ended while the case was open: SOF decides how it goes on.
create table withdrawal (
  id         bigint generated always as identity primary key,
  case_id    text        not null,
  from_party text        not null,
  to_party   text        not null,
  how        text        not null check (how in ('withdrawn', 'expired')),
  at         timestamptz not null,
  decided_at timestamptz,
  decided_by text,
  decision   text check (decision in ('goesOn', 'closes')),
  note       text,
  check ((decided_at is null) = (decision is null))
);
create index withdrawal_case on withdrawal (case_id);
