-- Keeps a closed case beyond its day. In force until its day has passed or somebody lifts it.
create table retention_hold (
  id        bigint generated always as identity primary key,
  case_id   text        not null,
  reason    text        not null,
  until     date        not null,
  placed_by text        not null,
  placed_at timestamptz not null,
  lift_reason text,
  lifted_by text,
  lifted_at timestamptz check (lifted_at >= placed_at),
  check ((lifted_by is null) = (lifted_at is null))
);
create unique index retention_hold_one on retention_hold (case_id) where lifted_at is null;

-- One row per night; nothing about any case.
create table retention_run (
  id     bigint generated always as identity primary key,
  at     timestamptz not null,
  erased int not null,
  failed int not null
);

-- What stays of an erased case: no number, no day, no age, and no row that leads back.
create table case_statistics (
  activity         text    not null,
  registered_month date    not null check (extract(day from registered_month) = 1),
  closed_month     date    not null check (extract(day from closed_month) = 1),
  -- The first of five years.
  age_group        int     not null check (age_group % 5 = 0),
  sex              text    not null,
  end_state        text    not null,
  enrolled         boolean not null,
  relapses         int     not null
);

-- How the purposes of the referral were met, apart from everything else about the person.
create table purpose_statistics (
  activity    text not null,
  closed_year int  not null,
  purpose     text not null,
  met         text not null,
  cases       int  not null,
  primary key (activity, closed_year, purpose, met)
);

-- The condition that tells which rows of a table of ours are about case $1, from the database's own
-- catalogue: a column case_id, or a foreign key to a table that has one. Null where no row is.
create function rows_of_case(tbl regclass) returns text language plpgsql stable
  set search_path = pg_catalog as $$
declare
  parent record;
  condition text;
begin
  if tbl = 'kedjan.case_file'::regclass then
    return 'number = $1';
  end if;
  if tbl in ('kedjan.responsibility_log'::regclass, 'kedjan.log_head'::regclass) then
    return 'chain = (select c.chain from kedjan.log_chain c where c.case_id = $1)';
  end if;
  if exists (select from pg_attribute where attrelid = tbl and attname = 'case_id' and not attisdropped) then
    return 'case_id = $1';
  end if;
  for parent in
    select c.confrelid::regclass as tbl,
      string_agg(quote_ident(a.attname), ', ' order by k.n) as columns,
      string_agg(quote_ident(f.attname), ', ' order by k.n) as keys
    from pg_constraint c
    cross join lateral unnest(c.conkey, c.confkey) with ordinality as k (col, key, n)
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.col
    join pg_attribute f on f.attrelid = c.confrelid and f.attnum = k.key
    where c.contype = 'f' and c.conrelid = tbl and c.confrelid <> tbl
    group by c.oid, c.confrelid
  loop
    condition := kedjan.rows_of_case(parent.tbl);
    if condition is not null then
      return format('(%s) in (select %s from %s where %s)', parent.columns, parent.keys, parent.tbl, condition);
    end if;
  end loop;
  return null;
end $$;

-- All tables of a schema; a table comes before those that it points at.
create function tables_of(schema text) returns table (tbl regclass, depth int) language sql stable
  set search_path = pg_catalog as $$
  with recursive deeper (tbl, depth) as (
    select c.oid, 0 from pg_class c where c.relnamespace = schema::regnamespace and c.relkind in ('r', 'p')
    union
    select f.conrelid, d.depth + 1 from deeper d
    join pg_constraint f on f.contype = 'f' and f.confrelid = d.tbl and f.conrelid <> f.confrelid
    where d.depth < 20)
  select tbl::regclass, max(depth) from deeper group by tbl order by 2 desc, 1
$$;

-- All that is ours about one closed case, but the rows of the log. The role that runs has no right
-- to delete the most of it except through here, where the case must be closed and not on hold.
create function erase_case(erased text, on_day date) returns void language plpgsql
  security definer set search_path = pg_catalog as $$
declare
  t record;
begin
  if not exists (select from kedjan.case_file f where f.number = erased and f.closed_on is not null) then
    raise exception 'only a closed case can be erased' using errcode = 'integrity_constraint_violation';
  end if;
  if exists (select from kedjan.retention_hold h where h.case_id = erased and h.lifted_at is null and h.until >= on_day) then
    raise exception 'a case on hold cannot be erased' using errcode = 'integrity_constraint_violation';
  end if;
  for t in
    select tbl, kedjan.rows_of_case(tbl) as rows from kedjan.tables_of('kedjan')
    where tbl not in ('kedjan.responsibility_log'::regclass, 'kedjan.log_head'::regclass, 'kedjan.log_chain'::regclass)
    order by depth desc
  loop
    if t.rows is not null then
      execute format('delete from %s where %s', t.tbl, t.rows) using erased;
    end if;
  end loop;
  delete from kedjan.log_chain where case_id = erased;
end $$;
revoke execute on function erase_case(text, date) from public;
grant execute on function erase_case(text, date) to ${app};
-- What was read goes with the case, through the same door.
revoke delete on read_log from ${app};
