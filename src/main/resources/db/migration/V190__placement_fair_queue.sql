-- Why somebody who stood before another was not next: one row per case that was passed by.
create table queue_skip (
  id         bigint generated always as identity primary key,
  case_id    text        not null,
  activity   text        not null,
  kind       text        not null check (kind in ('SOF', 'OTHER')),
  -- Where the case stood that day; the first is 1.
  position   int         not null check (position > 0),
  reason     text        not null check (length(trim(reason)) > 0),
  skipped_at timestamptz not null,
  skipped_by text        not null
);
create index queue_skip_case on queue_skip (case_id);

-- A place whose holder leaves on a known day, promised to somebody in the queue. Holds nothing yet:
-- it becomes an allocation when the holder lets go.
create table place_reservation (
  id          bigint generated always as identity primary key,
  activity    text        not null,
  kind        text        not null check (kind in ('SOF', 'OTHER')),
  place       int         not null check (place > 0),
  case_id     text        not null,
  free_from   date        not null,
  reserved_at timestamptz not null,
  reserved_by text        not null,
  ended_at    timestamptz check (ended_at >= reserved_at),
  ended_why   text check (ended_why in ('allocated', 'left', 'holderStays', 'withdrawn')),
  check ((ended_at is null) = (ended_why is null))
);
create unique index place_reservation_one_per_place on place_reservation (activity, kind, place) where ended_at is null;
create unique index place_reservation_one_per_case on place_reservation (case_id) where ended_at is null;
create index place_reservation_case on place_reservation (case_id);

-- A promised place goes to nobody else, whichever way somebody reaches for it.
create function promised_to_another() returns trigger language plpgsql as $$
begin
  if exists (
    select from kedjan.place_reservation r
    where r.activity = new.activity and r.kind = new.kind and r.place = new.place
      and r.ended_at is null and r.case_id <> new.case_id) then
    raise exception 'promised to another' using errcode = 'exclusion_violation';
  end if;
  return new;
end $$;
create trigger promised_to_another before insert or update of place, kind, activity, case_id on place_allocation
  for each row execute function promised_to_another();
