-- The application's role owns no table of ours: what it may do is granted here, what it may not do
-- it cannot grant itself. The engine's tables lie in a schema of their own, which it does own.
create extension if not exists btree_gist;
create schema if not exists motor;
grant usage, create on schema motor to ${app};
grant usage on schema kedjan to ${app};
alter default privileges in schema kedjan grant select, insert, update, delete on tables to ${app};
alter default privileges in schema kedjan grant usage, select on sequences to ${app};

create table unit (
  id         bigint generated always as identity primary key,
  party      text check (party in ('SOF', 'CORNER', 'AMF', 'PROCESS_OWNER')),
  name       text not null,
  valid_from date not null,
  valid_to   date,
  check (valid_to is null or valid_to >= valid_from)
);
create unique index unit_name on unit (name, valid_from);

create table staff (
  -- «system» is how the log names a timer.
  id   text primary key check (id ~ '^[a-zA-Z0-9._-]{1,64}$' and id <> 'system'),
  name text not null
);

create table staff_membership (
  id         bigint generated always as identity primary key,
  staff_id   text   not null references staff,
  unit_id    bigint not null references unit,
  head       boolean not null default false,
  valid_from date not null,
  valid_to   date,
  check (valid_to is null or valid_to >= valid_from),
  exclude using gist (staff_id with =, daterange(valid_from, valid_to, '[]') with &&)
);
create index staff_membership_unit on staff_membership (unit_id);

create function works_for(staff text, for_party text, on_day date) returns boolean language sql stable as $$
  select exists (
    select 1 from kedjan.staff_membership m join kedjan.unit u on u.id = m.unit_id
    where m.staff_id = staff and u.party = for_party
      and m.valid_from <= on_day and (m.valid_to is null or m.valid_to >= on_day))
$$;
