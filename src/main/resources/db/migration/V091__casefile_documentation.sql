-- Whether an activity knows its participants by name (SoL 2025:400), from one day to another.
create table activity (
  id            text not null,
  name          text not null,
  documentation text not null check (documentation in ('FULL', 'ANONYMOUS')),
  valid_from    date not null,
  valid_to      date check (valid_to >= valid_from),
  primary key (id, valid_from),
  exclude using gist (id with =, daterange(valid_from, valid_to, '[]') with &&)
);
insert into activity (id, name, documentation, valid_from) values ('corner', 'Corner', 'FULL', '2020-01-01');

-- Where nothing is known, an alias stands for the person.
alter table participant
  alter column given_name drop not null,
  alter column family_name drop not null,
  add column alias text,
  add constraint participant_named_or_alias check (
    given_name is not null and family_name is not null and alias is null
    or alias is not null and given_name is null and family_name is null and phone is null
      and identity_kind = 'unknown');
