create table consent (
  id         bigint generated always as identity primary key,
  case_id    text not null,
  from_party text not null check (from_party in ('SOF', 'CORNER', 'AMF')),
  to_party   text not null check (to_party in ('SOF', 'CORNER', 'AMF') and to_party <> from_party),
  given      boolean not null,
  form       text check (form in ('written', 'oral')),
  valid_from date not null,
  -- Open only where the consent covers the registration alone.
  valid_to   date check (valid_to >= valid_from),
  taken_by   text not null,
  taken_by_party text not null
);
create index consent_case on consent (case_id, from_party, to_party, id desc);
