-- Who must never reach a case, whoever they work for: staff whose own case it is, or who are close.
create table case_block (
  case_id  text not null,
  staff_id text not null references staff,
  reason   text not null check (reason in ('ownCase', 'close')),
  since    date not null,
  primary key (case_id, staff_id)
);
create index case_block_staff on case_block (staff_id);

-- Protected personal data (sekretessmarkering): only named persons, an alias instead of the name.
create table protected_identity (
  id       bigint generated always as identity primary key,
  case_id  text not null,
  alias    text not null,
  since    date not null,
  ended_on date check (ended_on >= since)
);
create unique index protected_identity_now on protected_identity (case_id) where ended_on is null;

-- Every reading of what is known of a person: who, when, which case, what, through which screen.
create table read_log (
  id       bigint generated always as identity primary key,
  at       timestamptz not null,
  staff_id text        not null,
  party    text,
  unit     text,
  case_id  text        not null,
  part     text        not null,
  screen   text        not null
);
create index read_log_case on read_log (case_id, at);
create index read_log_staff on read_log (staff_id, at);
create index read_log_at on read_log (at);
create trigger as_it_was before update or truncate on read_log
  for each statement execute function refuse_change();
revoke update, truncate on read_log from ${app};

-- Asked by task lists and by the program alike: one truth.
create function cases_kept_from(staff text) returns setof text language sql stable as $$
  select b.case_id from kedjan.case_block b where b.staff_id = staff
$$;
create function kept_from(staff text, of_case text) returns boolean language sql stable as $$
  select of_case in (select kedjan.cases_kept_from(staff))
$$;
create function is_protected(of_case text) returns boolean language sql stable as $$
  select exists (select 1 from kedjan.protected_identity p where p.case_id = of_case and p.ended_on is null)
$$;

-- Whose data a submission is, and of which category: what consent is asked about.
alter table submission add column party text, add column category text;
update submission s set category = 'PARTICIPATION', party = (
  select u.party from staff_membership m join unit u on u.id = m.unit_id
  where m.staff_id = s.staff_id and m.valid_from <= s.at::date and (m.valid_to is null or m.valid_to >= s.at::date) limit 1);
alter table submission alter column category set not null;
