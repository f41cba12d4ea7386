create table capacity (
  id         bigint generated always as identity primary key,
  activity   text not null,
  -- SOF's clients and others are counted apart (S1).
  kind       text not null check (kind in ('SOF', 'OTHER')),
  places     int  not null check (places >= 0),
  valid_from date not null,
  valid_to   date check (valid_to >= valid_from),
  exclude using gist (activity with =, kind with =, daterange(valid_from, valid_to, '[]') with &&)
);

-- Ten places for SOF's clients (S1); how many others may take part the sources do not say.
insert into capacity (activity, kind, places, valid_from) values
  ('corner', 'SOF', 10, date '2021-10-01'),
  ('corner', 'OTHER', 5, date '2021-10-01');

create table place_request (
  id          bigint generated always as identity primary key,
  case_id     text not null,
  on_day      date not null,
  wanted_from date,
  needs       text
);
create index place_request_case on place_request (case_id);

-- A numbered place held by one case at a time. Two who reach for the same place: one gets it.
create table place_allocation (
  id          bigint generated always as identity primary key,
  activity    text not null,
  kind        text not null check (kind in ('SOF', 'OTHER')),
  place       int  not null check (place > 0),
  case_id     text not null,
  from_day    date not null,
  reserved_at timestamptz not null,
  kept_until  date,
  released_at timestamptz check (released_at >= reserved_at),
  exclude using gist (activity with =, kind with =, place with =, tstzrange(reserved_at, released_at) with &&)
);
create unique index place_allocation_one_per_case on place_allocation (case_id) where released_at is null;
create index place_allocation_case on place_allocation (case_id);

-- Neither the number of a place nor how many are taken may pass the capacity of the day.
create function within_capacity() returns trigger language plpgsql as $$
declare
  allowed int;
  taken int;
begin
  select coalesce(max(places), 0) into allowed from kedjan.capacity c
  where c.activity = new.activity and c.kind = new.kind
    and daterange(c.valid_from, c.valid_to, '[]') @> (new.reserved_at at time zone 'Europe/Stockholm')::date;
  select count(*) into taken from kedjan.place_allocation a
  where a.activity = new.activity and a.kind = new.kind and a.released_at is null and a.id <> new.id;
  if new.place > allowed or taken >= allowed then
    raise exception 'no such place' using errcode = 'exclusion_violation';
  end if;
  return new;
end $$;
create trigger within_capacity before insert or update of place, kind, activity on place_allocation
  for each row execute function within_capacity();

create table waiting_list_entry (
  id       bigint generated always as identity primary key,
  activity text not null,
  kind     text not null check (kind in ('SOF', 'OTHER')),
  case_id  text not null,
  since    timestamptz not null,
  reason   text not null,
  left_at  timestamptz check (left_at >= since),
  left_why text check (left_why in ('placed', 'withdrawn', 'closed')),
  check ((left_at is null) = (left_why is null))
);
create unique index waiting_list_once on waiting_list_entry (case_id) where left_at is null;

create table waiting_list_review (
  id      bigint generated always as identity primary key,
  case_id text not null,
  on_day  date not null,
  reason  text not null
);
create index waiting_list_review_case on waiting_list_review (case_id);
